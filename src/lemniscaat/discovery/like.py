"""More like this: documents that share the words which set one apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from lemniscaat.discovery import clauses, index, shown
from lemniscaat.discovery.answers import Hit, Reason
from lemniscaat.discovery.asking import Question, Word
from lemniscaat.discovery.cards import Card, key, read
from lemniscaat.discovery.dutch import fold, spelled, terms_of
from lemniscaat.discovery.engine import Clause, Query, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, View
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.standing import Standing
from lemniscaat.network import api as network

WORDS = 20
"""So many words, those that are frequent here and rare elsewhere, stand for a document."""

LOOKED_AT = 20_000
ALIKE = 0.12
"""The share of those words that another document has to be like it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document like another, by its name alone: where its words stand takes longest to find."""

    card: Card
    score: float

    def reasons(self) -> Sequence[Reason]:
        """None: they are not looked for."""
        return ()

    def answer(self) -> None:
        """Nor is a passage."""


def like(kind: str, uuid: UUID, *, limit: int = 5, named: bool = False) -> Sequence[Hit]:
    """Documents like this one, best first; none when it is not in the index. `named` leaves out reasons and
    passages, for who shows what they are called."""
    standing = Standing()
    try:
        found = index.ask(lambda edition: _alike(edition, key(kind, uuid), limit, standing))
        lost = standing.lost(card for _lens, card, _score in found)
        views: list[Named | View] = [
            Named(card, score) if named else View(lens, card) for lens, card, score in found
        ]
        return shown.hits(views, shown.words(network.newest_events()), lost)
    except Unfit:
        return []


def _alike(edition: Edition, its: str, limit: int, standing: Standing) -> list[tuple[Lens, Card, float]]:
    found = edition.reader.find(Query(must=[Clause("key", its)]), limit=1)
    if not found:
        return []
    card = read(found[0].card)
    if standing.lost([card]):
        return []
    asked = telling(" ".join([card.title, *(text for text, _where in card.passages)]), edition)
    lens = Lens(asked, weights(asked, edition.frequencies))
    hits = edition.reader.find(clauses.query(asked), limit=limit * 2 + 1)
    seen = ((other, lens.glance(other).score) for other in (read(hit.card) for hit in hits) if other != card)
    return list(islice(((lens, other, score) for other, score in seen if score >= ALIKE), limit))


def telling(text: str, edition: Edition) -> Question:
    """What a clean text is about, as a question."""
    counts: Counter[str] = Counter()
    first: dict[str, Word] = {}
    for written in spelled(text[:LOOKED_AT]):
        if (its := terms_of(written)) is not None:
            counts[its.whole] += 1
            first.setdefault(its.whole, Word(fold(written), its))
    every = Question(list(first.values()))
    worth = dict(zip(first, weights(every, edition.frequencies).words, strict=True))
    most = sorted(first, key=lambda stem: (-counts[stem] * worth[stem], stem))[:WORDS]
    return Question([first[stem] for stem in most])
