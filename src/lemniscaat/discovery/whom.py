"""Whom to call about a question: those who made or did what was found for it. What they say of themselves
counts for nothing here; it finds them on the search page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp, log2

from django.utils.translation import gettext as _

from lemniscaat.discovery.answers import Reason
from lemniscaat.discovery.cards import Card, key, read
from lemniscaat.discovery.engine import Clause, Query, Reader
from lemniscaat.discovery.lens import View
from lemniscaat.kernel.documents import WHOM

LOOKED_UP = 2
"""For each that is to be named, how many are looked up: some have no document for everyone."""

MOST_TITLES = 3

BESIDE_THE_BEST = 0.25
"""The share of what the worthiest did that another must have done to be named beside it."""


@dataclass(slots=True)
class Deeds:
    """What somebody made or did of what was found, the best first; `worth` is the sum of how well those
    answer, each next hit counting less."""

    titles: list[str] = field(default_factory=list)
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class Maker:
    """A werkplaats or an organisation, as one question sees it."""

    card: Card
    deeds: Deeds

    @property
    def score(self) -> float:
        """0–1, and more with every deed."""
        return round(1 - exp(-self.deeds.worth), 4)

    def reasons(self) -> list[Reason]:
        """By which of its deeds."""
        return [Reason(_("Made or did"), self.deeds.titles[:MOST_TITLES])]

    def answer(self) -> None:
        """Nothing of what it says of itself."""


def deeds(views: Iterable[View]) -> dict[str, Deeds]:
    """By key of whoever made or did some of this, the worthiest first."""
    found: dict[str, Deeds] = {}
    for place, view in enumerate(sorted(views, key=lambda view: -view.score)):
        for maker in view.card.makers:
            its = found.setdefault(maker, Deeds())
            its.titles.append(view.card.title)
            its.worth += view.score / log2(place + 2)
    return dict(sorted(found.items(), key=lambda one: -one[1].worth))


def cards(reader: Reader, views: Iterable[View], groups: Sequence[str], limit: int) -> list[Card]:
    """The cards of the worthiest, of as many in each of these groups as might have to be named."""
    found = list(deeds(views))
    keys = [
        its
        for kind, group in WHOM.items()
        if group in groups
        for its in _of(kind, found)[: limit * LOOKED_UP]
    ]
    if not keys:
        return []
    hits = reader.find(Query(anyof=[Clause("key", its) for its in keys]), limit=len(keys))
    return [read(hit.card) for hit in hits]


def named(views: Iterable[View], cards: Iterable[Card], group: str, limit: int) -> list[Maker]:
    """Of these cards those in this group who made or did enough of this, the worthiest first."""
    there = {key(card.kind, card.uuid): card for card in cards if card.group == group}
    makers = [Maker(there[its], done) for its, done in deeds(views).items() if its in there][:limit]
    enough = BESIDE_THE_BEST * max((maker.deeds.worth for maker in makers), default=0.0)
    return [maker for maker in makers if maker.deeds.worth >= enough]


def _of(kind: str, keys: Iterable[str]) -> list[str]:
    return [its for its in keys if its.startswith(f"{kind}:")]
