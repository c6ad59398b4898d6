"""Of which part of the network the pages of the lemniscate tell, as their address says."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue
from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats
from lemniscaat.portal import typed
from lemniscaat.vocabulary import api as vocabulary
from lemniscaat.vocabulary.api import Theme

LONGEST = 140


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what the figure tells: the whole network now, unless something is chosen. With a `year` it tells
    what was done then, else what is there now."""

    werkplaats: Werkplaats | None = None
    issue: Issue | None = None
    theme: Theme | None = None
    year: int | None = None

    @property
    def of(self) -> circulation.Scope:
        """As the apps take it."""
        return circulation.Scope(self.issue, self.werkplaats, self.theme, self.year)

    @property
    def parts(self) -> list[Any]:
        """What was chosen."""
        return [part for part in (self.werkplaats, self.issue, self.theme, self.year) if part is not None]

    @property
    def name(self) -> str:
        """What was chosen, in words; "" for the whole network now."""
        return ", ".join(str(part) for part in self.parts)

    @property
    def query(self) -> str:
        """What its addresses end with."""
        return _query(self.werkplaats, self.issue, self.theme, self.year)

    def at(self, werkplaats: Werkplaats) -> str:
        """What the addresses of the same in one werkplaats end with."""
        return _query(werkplaats, self.issue, self.theme, self.year)

    def url(self, place: str) -> str:
        """Where the rows of a place are."""
        return reverse("portal:lemniscate-place", args=[place]) + self.query


@dataclass(frozen=True, slots=True)
class Choices:
    """What one can look closer at."""

    werkplaatsen: Sequence[Werkplaats]
    issues: Sequence[Issue]
    themes: Sequence[Theme]
    years: Sequence[int]


def choices() -> Choices:
    """Four queries."""
    return Choices(
        list(network.werkplaatsen()),
        list(circulation.issues().prefetch_related(None)),
        list(vocabulary.themes()),
        circulation.years(),
    )


def scope_of(asked: QueryDict) -> Scope | None:
    """What the address asks for; None when it names what is not there."""
    told = {name: typed.line(asked.get(name, "")[:LONGEST]) for name in RANGES}
    found = {name: RANGES[name](value) for name, value in told.items() if value}
    if None in found.values():
        return None
    return Scope(found.get("werkplaats"), found.get("kwestie"), found.get("thema"), found.get("periode"))


RANGES = {
    "werkplaats": lambda slug: network.werkplaatsen().filter(slug=slug).first(),
    "kwestie": lambda slug: circulation.issues().prefetch_related(None).filter(slug=slug).first(),
    "thema": lambda slug: vocabulary.themes().filter(slug=slug).first(),
    "periode": lambda year: int(year) if year in map(str, circulation.years()) else None,
}
"""By name in the address: what its value means, None when it means nothing."""


def _query(werkplaats: Werkplaats | None, issue: Issue | None, theme: Theme | None, year: int | None) -> str:
    things = (("werkplaats", werkplaats), ("kwestie", issue), ("thema", theme))
    told = {name: thing.slug for name, thing in things if thing is not None}
    if year is not None:
        told["periode"] = str(year)
    return "?" + urlencode(told) if told else ""
