"""What there is already on what somebody writes: knowledge, the same question elsewhere, people."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Hit, MatchResult
from lemniscaat.kernel.documents import WHOM
from lemniscaat.kernel.privacy import impersonal
from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats

ENOUGH = 12
"""Signs before it makes sense to look."""

A_GROUP = 3

SECTIONS = (
    (_("What is known already"), ("knowledge", "factors")),
    (_("Who asks this too"), ("questions",)),
    (_("Who works on it"), ("circles", "projects")),
    (_("Whom you can call"), ("whom",)),
)
"""Headings with the groups of a match that stand under them; whom one can call is told in turn."""

HELPS, DOES_NOT = "helpt", "past-niet"
"""What she may say of each."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody to call, for what they made or did; of a werkplaats its desk, to reach it by."""

    hit: Hit
    desk: Werkplaats | None


@dataclass(frozen=True, slots=True)
class Match:
    """`said` is what she said of it; "" while she has not. `field` names it on a form. `whom` is there when
    it is somebody to call."""

    hit: Hit
    said: str
    whom: Whom | None = None

    @property
    def field(self) -> str:
        """Hangs on the thing, so that a judgement never falls on another."""
        return field_of(self.hit.uuid)


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    hits: Sequence[Match]


@dataclass(frozen=True, slots=True)
class Matches:
    """`asked` is False while there is too little to look for."""

    sections: Sequence[Section]
    asked: bool

    @property
    def n(self) -> int:
        """How many things there are."""
        return sum(len(section.hits) for section in self.sections)

    def __iter__(self) -> Iterator[Match]:
        return (match for section in self.sections for match in section.hits)

    @property
    def said(self) -> str:
        """The number in a sentence, for who sees it and for who hears it."""
        if not self.asked:
            return ""
        if not self.n:
            return str(_("We found nothing like it yet. All the more reason to ask it."))
        found = ngettext(
            "We found %(n)s thing with your words.", "We found %(n)s things with your words.", self.n
        )
        enough = str(_("Is it enough for you? Then you need not send anything."))
        return f"{found % {'n': self.n}} {enough}"


NOTHING = Matches((), asked=False)
NO_JUDGEMENTS: Mapping[UUID, bool] = {}


def field_of(uuid: UUID) -> str:
    """The name on a form of what she says of this."""
    return f"oordeel-{uuid}"


def judgements(typed: Mapping[str, str]) -> dict[UUID, bool]:
    """What she said on a form → whether it helps her."""
    found = {}
    for name, said in typed.items():
        if name.startswith("oordeel-") and said in {HELPS, DOES_NOT}:
            with suppress(ValueError):
                found[UUID(name.removeprefix("oordeel-"))] = said == HELPS
    return found


def matches(
    text: str, *, judged: Mapping[UUID, bool] = NO_JUDGEMENTS, without: UUID | None = None
) -> Matches:
    """The best of each group; nothing is kept of what was typed. Names and numbers of people are no
    part of what is looked for: nobody wrote them down elsewhere. `without` is her own question."""
    if len(text.strip()) < ENOUGH:
        return NOTHING
    result = discovery.match(impersonal(text), limit=A_GROUP, without=without)
    groups = {group.group: [_match(hit, judged) for hit in group.hits] for group in result.groups}
    groups["whom"] = [_match(one.hit, judged, one) for one in whom(result)]
    sections = [
        Section(str(heading), [hit for name in names for hit in groups.get(name, ())][: A_GROUP + 1])
        for heading, names in SECTIONS
    ]
    return Matches([section for section in sections if section.hits], asked=True)


def whom(result: MatchResult) -> list[Whom]:
    """Of a match those one can call, a werkplaats and an organisation in turn: a query when there is a
    werkplaats among them."""
    groups = [group.hits for group in result.groups if group.group in WHOM.values()]
    hits = [hit for row in zip_longest(*groups) for hit in row if hit is not None]
    asked = [hit.uuid for hit in hits if hit.kind == "werkplaats"]
    desks = {one.uuid: one for one in network.werkplaatsen().filter(uuid__in=asked)} if asked else {}
    return [Whom(hit, desks.get(hit.uuid)) for hit in hits]


def _match(hit: Hit, judged: Mapping[UUID, bool], whom: Whom | None = None) -> Match:
    helps = judged.get(hit.uuid)
    return Match(hit, "" if helps is None else HELPS if helps else DOES_NOT, whom)
