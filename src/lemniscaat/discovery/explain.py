"""Why one document is found for a question, or is not: for editors."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.discovery import asking, clauses, concepts, index, match, spelling
from lemniscaat.discovery.answers import Reason
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import key, read
from lemniscaat.discovery.clauses import Aspect
from lemniscaat.discovery.engine import Clause, Query, Reader, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, Seen, View, texts_of
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
class Points:
    """What one clause gave: which kind of clause, in words, what was looked for (a word of the question as it
    was written, else the term), and how much."""

    what: str
    term: str
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """`score` is the sum of share × answered; `enough` is what a match asks for. `place` is where the
    document stands among all that are found, 0 when it is not among the first hundred. What it stands there
    by is `total`, the sum of `points`; `best` is the total of the first."""

    title: str
    url: str
    words: Sequence[WordExplained]
    wider: Sequence[str]
    score: float
    enough: float
    place: int
    why: Sequence[Reason]
    points: Sequence[Points]
    total: float
    best: float

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
    total = _score(edition.reader, clauses.query(asked), its)
    return Explanation(
        title=card.title,
        url=here(card.url),
        words=_words(asked, worth.words, every, edition),
        wider=[one.term.replace("_", " ") for one in asked.wider],
        score=view.score,
        enough=match.GOOD,
        place=next((place for place, hit in enumerate(ranked, 1) if hit.card == found[0].card), 0),
        why=view.reasons(),
        points=_points(edition.reader, asked, its, total),
        total=total,
        best=round(max((hit.score for hit in ranked), default=0.0), 2),
    )


def _words(
    asked: Question, weights: Sequence[float], seen: Sequence[Seen], edition: Edition
) -> list[WordExplained]:
    return [
        WordExplained(
            written=word.written,
            stem=word.terms.whole,
            parts=word.terms.parts,
            documents=edition.frequencies.of(word.terms.whole),
            share=round(weights[at] / sum(weights), 4),
            answered=max((one.worth for one in seen if one.asked == at), default=0.0),
        )
        for at, word in enumerate(asked.words)
    ]


def _points(reader: Reader, asked: Question, its: str, total: float) -> list[Points]:
    """What each clause gives this document when it alone is asked, most first; what rounding leaves goes
    with the first."""
    query = clauses.query(asked)
    if not total or not query.anyof:
        return []
    labels = {
        Aspect.TEXT: _("in the text"),
        Aspect.PART: _("as a part of a compound"),
        Aspect.TITLE: _("once more in the title"),
        Aspect.NAME: _("in a name"),
        Aspect.ROW: _("words that stand together"),
        Aspect.THEME: _("through a theme"),
    }
    written = {word.terms.whole: word.written for word in asked.words}
    found = [
        Points(labels[clauses.aspect(clause, asked)], written.get(clause.term) or _shown(clause.term), points)
        for clause in (*query.anyof, *query.must)
        if (points := _score(reader, Query(anyof=[clause]), its))
    ]
    found.sort(key=lambda one: -one.points)
    left = round(total - sum(one.points for one in found), 2)
    return [
        replace(one, points=round(one.points + (left if not at else 0), 2)) for at, one in enumerate(found)
    ]


def _score(reader: Reader, query: Query, its: str) -> float:
    """The engine's own score of this document."""
    hits = reader.find(replace(query, among=[its]), limit=1)
    return round(hits[0].score, 2) if hits else 0.0


def _shown(term: str) -> str:
    return term.removeprefix("theme=").replace("_", " ")
