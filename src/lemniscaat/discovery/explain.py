"""Why one document is found for a question, or is not: for editors."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from lemniscaat.discovery import asking, clauses, concepts, index, match, spelling
from lemniscaat.discovery.answers import Reason
from lemniscaat.discovery.cards import key, read
from lemniscaat.discovery.engine import Clause, Query, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, View, texts_of
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.shown import here
from lemniscaat.discovery.standing import Standing
from lemniscaat.network import api as network


@dataclass(frozen=True, slots=True)
class WordExplained:
    """A word of the question: how it is looked for, in how many documents it stood at the last count,
    its share of the whole question, and how well this document answers it (0–1)."""

    written: str
    stem: str
    parts: Sequence[str]
    documents: int
    share: float
    answered: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """`score` is the sum of share × answered; `enough` is what a match asks for. `place` is where the
    document stands among all that are found, 0 when it is not among the first hundred."""

    title: str
    url: str
    words: Sequence[WordExplained]
    wider: Sequence[str]
    score: float
    enough: float
    place: int
    why: Sequence[Reason]

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def explain(text: str, kind: str, uuid: UUID) -> Explanation | None:
    """How this document answers the question; None when it is not in the public index."""
    standing = Standing()
    try:
        return index.ask(lambda edition: _explained(edition, text, key(kind, uuid), standing))
    except Unfit:
        return None


def _explained(edition: Edition, text: str, its: str, standing: Standing) -> Explanation | None:
    found = edition.reader.find(Query(must=[Clause("key", its)]), limit=1)
    if not found or standing.lost([read(found[0].card)]):
        return None
    asked = asking.search_line(text)
    known = concepts.thesaurus(network.newest_events())
    asked = spelling.repaired(asked, spelling.meant(asked, edition.reader, known, standing))
    asked = concepts.widen(asked, known)
    worth = weights(asked, edition.frequencies)
    lens, card = Lens(asked, worth), read(found[0].card)
    view = View(lens, card)
    every = [*lens.named(card), *(one for text in texts_of(card) for one in lens.seen(text))]
    ranked = edition.reader.find(clauses.query(asked), limit=100)
    words = [
        WordExplained(
            written=word.written,
            stem=word.terms.whole,
            parts=word.terms.parts,
            documents=edition.frequencies.of(word.terms.whole),
            share=round(worth[at] / sum(worth), 4),
            answered=max((one.worth for one in every if one.asked == at), default=0.0),
        )
        for at, word in enumerate(asked.words)
    ]
    return Explanation(
        title=card.title,
        url=here(card.url),
        words=words,
        wider=[one.term.replace("_", " ") for one in asked.wider],
        score=view.score,
        enough=match.GOOD,
        place=next((place for place, hit in enumerate(ranked, 1) if hit.card == found[0].card), 0),
        why=view.reasons(),
    )
