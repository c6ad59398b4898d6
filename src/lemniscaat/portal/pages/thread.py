"""What the page of a thread is made of: numbered things in order, and the lanes they stand on.

As many queries as its depths and kinds ask for (`circulation.queries.thread`), and one for the names of the
werkplaatsen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Knot
from lemniscaat.kernel.subjects import Subject
from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats
from lemniscaat.portal.pages.tones import tone_of
from lemniscaat.ui.strands import NATION, REGION, Bead, Lane

KINDS = ("question", "item", "project", "issue")
"""What has a thread of its own; on it stand other things too."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on the thread. `comes_from` are the numbers of what it came of."""

    n: int
    subject: Subject
    at: datetime | None
    place: str
    lane: str
    comes_from: Sequence[int]
    itself: bool

    @property
    def tone(self) -> str:
        """How the word for its kind looks."""
        return tone_of(self.subject.kind)


@dataclass(frozen=True, slots=True)
class ThreadPage:
    """Everything; `parts` are headings with their entries."""

    itself: Entry
    parts: Sequence[tuple[str, str, Sequence[Entry]]]
    lanes: Sequence[Lane]
    beads: Sequence[Bead]
    is_cut: bool

    @property
    def said(self) -> str:
        """How many things, in how many werkplaatsen."""
        n, regions = len(self.beads), sum(lane.tone == REGION for lane in self.lanes)
        things = ngettext("%(n)s thing", "%(n)s things", n) % {"n": n}
        places = ngettext("%(n)s werkplaats", "%(n)s werkplaatsen", regions) % {"n": regions}
        return _("%(things)s, in %(places)s.") % {"things": things, "places": places}


def thread(kind: str, uuid: UUID) -> ThreadPage | None:
    """The page; None of what has none, or is not open to everyone."""
    found = circulation.thread(kind, uuid) if kind in KINDS else None
    if found is None:
        return None
    werkplaatsen = {row.pk: row for row in network.werkplaatsen()}
    entries = _entries(found, werkplaatsen)
    columns = _lanes(found.knots, werkplaatsen)
    places = list(columns)
    cut = len(found.before)
    parts = [
        ("herkomst", _("Where it came from"), entries[:cut]),
        ("zelf", _("This is what you look at"), entries[cut : cut + 1]),
        ("gevolg", _("What came of it"), entries[cut + 1 :]),
    ]
    return ThreadPage(
        itself=entries[cut],
        parts=[part for part in parts if part[2]],
        lanes=list(columns.values()),
        beads=[
            Bead(places.index(knot.subject.place), [n - 1 for n in entry.comes_from], itself=entry.itself)
            for knot, entry in zip(found.knots, entries, strict=True)
        ],
        is_cut=found.is_cut,
    )


def _entries(found: circulation.Thread, werkplaatsen: Mapping[int, Werkplaats]) -> list[Entry]:
    numbers = {knot.pointer: n for n, knot in enumerate(found.knots, start=1)}
    came: dict[int, list[int]] = {}
    for source, target in found.links:
        came.setdefault(numbers[target], []).append(numbers[source])
    return [
        Entry(
            n=n,
            subject=knot.subject,
            at=knot.at,
            place=str(_where(knot, werkplaatsen)),
            lane=NATION if knot.subject.place is None else REGION,
            comes_from=sorted(came.get(n, [])),
            itself=knot is found.itself,
        )
        for n, knot in enumerate(found.knots, start=1)
    ]


def _where(knot: Knot, werkplaatsen: Mapping[int, Werkplaats]) -> Werkplaats | str:
    place = knot.subject.place
    return _("National") if place is None else werkplaatsen[place]


def _lanes(knots: Sequence[Knot], werkplaatsen: Mapping[int, Werkplaats]) -> dict[int | None, Lane]:
    """The regions in the order in which the thread comes there, and the nation on the right."""
    places = dict.fromkeys(knot.subject.place for knot in knots)
    lanes: dict[int | None, Lane] = {
        place: Lane(werkplaatsen[place].code, werkplaatsen[place].short_name, REGION)
        for place in places
        if place is not None
    }
    return {**lanes, None: Lane(_("NL"), _("National"), NATION)} if None in places else lanes
