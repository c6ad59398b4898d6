"""What the pages of the lemniscate are made of: the figure, the rows behind each of its numbers.

All of it for the whole network or for a part of it (`Scope`): what is there now or, in one year, what was
done then. A fixed number of queries, and no figure is counted here: the acts keep them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Handover, HandoverState, Phase
from lemniscaat.kernel import clock
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Werkplaats
from lemniscaat.portal.pages.lemniscate_scope import Choices, Scope, choices
from lemniscaat.portal.pages.lemniscate_words import ACTIVITIES, OUT_AND_BACK, WHAT
from lemniscaat.portal.pages.tones import tone_of
from lemniscaat.ui.figure import CROSSING, Crossing, Flow, Quarter, Row
from lemniscaat.ui.passages import day

A_PAGE = 30
OVER = tone_of("handover")
A_TASTE = 5
"""How many rows of each place stand under the figure."""
ORDER = (Phase.ONTWIKKELEN, "out", Phase.OPSCHALEN, Phase.VERSPREIDEN, "back", Phase.VERRIJKEN)


@dataclass(frozen=True, slots=True)
class Traveller:
    """One thing that is under way: one bead."""

    kind: str
    label: str
    url: str
    place: str
    since: datetime
    waits_for: str = ""
    until: Any = None
    tone: str = "plain"

    @property
    def is_late(self) -> bool:
        """Whether the day has passed on which it was to be answered."""
        return self.until is not None and self.until < clock.today()

    @property
    def days(self) -> int:
        """How long it is where it is."""
        return (clock.now() - self.since).days


@dataclass(frozen=True, slots=True)
class Place:
    """A phase or the crossing: how many are there, and the ones that are there longest."""

    code: str
    name: str
    what: str
    n: int
    days: int
    rows: Sequence[Traveller]
    url: str
    activities: Sequence[tuple[str, str, int, str]] = ()


@dataclass(frozen=True, slots=True)
class Lemniscate:
    scope: Scope
    flow: Flow
    places: Sequence[Place]
    columns: Sequence[str]
    regions: Sequence[tuple[Werkplaats, str, Sequence[Row]]]
    choices: Choices


@dataclass(frozen=True, slots=True)
class Rows:
    """One list: the travellers of a place, or what was done (`is_done`)."""

    scope: Scope
    title: str
    what: str
    rows: Sequence[Traveller]
    page: Page
    is_done: bool = False


def lemniscate(scope: Scope) -> Lemniscate:
    """The whole page."""
    flow = _there(scope)
    partners = network.national_partners().count()
    done = circulation.turns(scope.of)
    chosen = choices()
    return Lemniscate(
        scope=scope,
        flow=replace(flow_of(scope, flow), **_sides(len(chosen.werkplaatsen), partners)),
        places=[*(_phase(phase, scope, flow, done) for phase in Phase), _crossing(scope, flow)],
        columns=list(_columns().values()),
        regions=_regions(scope, chosen.werkplaatsen) if scope.werkplaats is None else [],
        choices=chosen,
    )


def _there(scope: Scope) -> Mapping[str, circulation.Flow]:
    """What is in each place now, or how often something was done there in the year. One query."""
    if scope.year is None:
        return circulation.flow(scope.of)
    done = circulation.by_place(circulation.turns(scope.of))
    return {place: circulation.Flow(place, n, 0) for place, n in done.items()}


def flow_of(scope: Scope, flow: Mapping[str, circulation.Flow] | None = None) -> Flow:
    """The figure with its table; each number leads to its rows."""
    flow = flow or _there(scope)
    names = _names()
    return Flow(
        quarters=[
            Quarter(phase, names[phase], flow[phase].under_way, str(WHAT[phase]), scope.url(phase))
            for phase in Phase
        ],
        crossing=Crossing(
            out=flow["out"].under_way,
            back=flow["back"].under_way,
            waiting=_see(scope) if flow["out"].under_way + flow["back"].under_way else "",
            waiting_url=scope.url(CROSSING),
        ),
        rows=[
            Row(
                names[place],
                flow[place].under_way,
                days=flow[place].mean_days if flow[place].under_way and scope.year is None else None,
                url=scope.url(_code(place)),
            )
            for place in ORDER
        ],
        caption=_("What was done in %(year)s") % {"year": scope.year}
        if scope.year
        else _("What is on its way on %(day)s") % {"day": day(clock.today())},
        counts_done=scope.year is not None,
    )


def _see(scope: Scope) -> str:
    return _("See what crossed") if scope.year else _("See what waits")


def _sides(werkplaatsen: int, partners: int) -> dict[str, str]:
    """What stands beside the loops."""
    return {
        "regions": ngettext("%(n)s werkplaats", "%(n)s werkplaatsen", werkplaatsen) % {"n": werkplaatsen},
        "partners": ngettext("%(n)s knowledge partner", "%(n)s knowledge partners", partners)
        % {"n": partners},
    }


def place(code: str, scope: Scope, asked: QueryDict) -> Rows | None:
    """All that is in one place, or was done there in the year; None when there is no such place."""
    if code != CROSSING and code not in Phase.values:
        return None
    page = _page(_rows(code, scope), asked)
    rows = _listed(code, scope, list(page))
    return Rows(scope, _names_of(code), str(WHAT[code]), rows, page, is_done=scope.year is not None)


def activity(code: str, scope: Scope, asked: QueryDict) -> Rows | None:
    """All steps of one activity, the newest first; None when there is no such activity."""
    if code not in Activity.values:
        return None
    chosen = Activity(code)
    page = _page(circulation.steps_in(scope.of, activity=chosen), asked)
    name, what = ACTIVITIES[chosen]
    return Rows(scope, str(name), str(what), _stepped(list(page)), page, is_done=True)


def _rows(code: str, scope: Scope) -> QuerySet[Any]:
    """The rows behind the figure of a place: travellers and crossings now, or what was done in the year."""
    if code == CROSSING:
        now = scope.year is None
        return circulation.waiting_crossings(VISITOR, scope.of) if now else circulation.crossings_in(scope.of)
    phase = Phase(code)
    return (
        circulation.under_way(phase, scope.of)
        if scope.year is None
        else circulation.steps_in(scope.of, phase=phase)
    )


def _listed(code: str, scope: Scope, rows: Sequence[Any]) -> list[Traveller]:
    if code == CROSSING:
        return _handed(rows, scope.year is not None)
    return _travellers(rows) if scope.year is None else _stepped(rows)


def _stepped(steps: Sequence[circulation.Step]) -> list[Traveller]:
    subjects = resolve(_turned(step) for step in steps)
    return [_traveller(subjects.get(_turned(step)), _label(step), step.werkplaats, step.at) for step in steps]


def _turned(step: circulation.Step) -> tuple[str, Any]:
    """What a row of a step is about. Of a question that is joined to an issue that is the question: the issue
    is the same for many."""
    if step.activity == Activity.CONNECT and step.question_uuid is not None:
        return "question", step.question_uuid
    return step.subject_kind, step.subject_uuid


def _label(step: circulation.Step) -> str:
    return step.journey.label if step.activity == Activity.CONNECT else step.subject_label


def _page(rows: QuerySet[Any], asked: QueryDict) -> Page:
    return Paginator(rows, A_PAGE).get_page(asked.get("page"))


def _phase(
    phase: Phase, scope: Scope, flow: Mapping[str, circulation.Flow], done: Mapping[str, int]
) -> Place:
    activities = [
        (str(name), str(what), done.get(code, 0), reverse("portal:steps", args=[code]) + scope.query)
        for code, (name, what) in ACTIVITIES.items()
        if code.phase == phase
    ]
    n, days = flow[phase].under_way, flow[phase].mean_days
    return _place(phase, scope, n, days, activities)


def _crossing(scope: Scope, flow: Mapping[str, circulation.Flow]) -> Place:
    """In a year all that came back was handed over first."""
    ways = [flow["out"], flow["back"]] if scope.year is None else [flow["out"]]
    n = sum(way.under_way for way in ways)
    days = round(sum(way.under_way * way.mean_days for way in ways) / n) if n else 0
    return _place(CROSSING, scope, n, days)


def _place(
    code: str, scope: Scope, n: int, days: int, activities: Sequence[tuple[str, str, int, str]] = ()
) -> Place:
    rows = _listed(code, scope, list(_rows(code, scope)[:A_TASTE]))
    return Place(code, _names_of(code), str(WHAT[code]), n, days, rows, scope.url(code), activities)


def _names_of(code: str) -> str:
    return _("The crossing") if code == CROSSING else str(Phase(code).label)


def _travellers(journeys: Sequence[circulation.Journey]) -> list[Traveller]:
    subjects = resolve((journey.subject_kind, journey.subject_uuid) for journey in journeys)
    return [
        _traveller(
            subjects.get((journey.subject_kind, journey.subject_uuid)),
            journey.label,
            journey.werkplaats,
            journey.since,
        )
        for journey in journeys
    ]


def _traveller(
    subject: Subject | None, label: str, werkplaats: Werkplaats | None, since: datetime
) -> Traveller:
    """The kept label stands in for what is not public (any more)."""
    where = str(werkplaats or _("National"))
    if subject is None:
        return Traveller("", label, "", where, since)
    tone = tone_of(subject.kind)
    return Traveller(subject.kind_label, subject.label or label, subject.url, where, since, tone=tone)


def _handed(handovers: Sequence[Handover], is_done: bool) -> list[Traveller]:
    """What crosses, or did, with its page, or else that of its question, where that is public."""
    things = [(handover.subject_kind, handover.subject_uuid) for handover in handovers]
    questions = [("question", handover.question_uuid) for handover in handovers]
    found = resolve([*things, *questions])
    pointed = zip(handovers, things, questions, strict=True)
    of = _crossed if is_done else _crosser
    return [of(handover, found.get(thing) or found.get(question)) for handover, thing, question in pointed]


def _crossed(handover: Handover, subject: Subject | None) -> Traveller:
    url = subject.url if subject else ""
    kind, where = handover.get_state_display(), f"{handover.werkplaats} → {handover.to}"
    return Traveller(kind, handover.subject_label, url, where, handover.offered_at, tone=OVER)


def _crosser(handover: Handover, subject: Subject | None) -> Traveller:
    out = handover.state == HandoverState.OFFERED
    whom = handover.to_organisation or handover.to_werkplaats
    return Traveller(
        _("out") if out else _("back"),
        handover.subject_label,
        subject.url if subject else "",
        str(handover.werkplaats),
        handover.offered_at if out else handover.returned_at,
        waits_for=str(whom if out else handover.werkplaats),
        until=handover.deadline if out else None,
        tone=OVER,
    )


def _regions(scope: Scope, werkplaatsen: Sequence[Werkplaats]) -> list[tuple[Werkplaats, str, list[Row]]]:
    """The same by werkplaats, with the end of the address of each. One query."""
    there = _by_werkplaats(scope)
    names = _columns()
    return [
        (
            row,
            scope.at(row),
            [
                Row(
                    names[place],
                    there.get(row.pk, {}).get(place, 0),
                    url=reverse("portal:lemniscate-place", args=[_code(place)]) + scope.at(row),
                )
                for place in ORDER
            ],
        )
        for row in werkplaatsen
    ]


def _by_werkplaats(scope: Scope) -> Mapping[Any, Mapping[str, int]]:
    if scope.year is not None:
        return circulation.turned_by_werkplaats(scope.of)
    flows = circulation.flow_by_werkplaats(scope.of)
    return {where: {place: flow.under_way for place, flow in each.items()} for where, each in flows.items()}


def _names() -> dict[str, str]:
    return {phase: str(phase.label) for phase in Phase} | {
        way: str(name) for way, name in OUT_AND_BACK.items()
    }


def _columns() -> dict[str, str]:
    """As `_names`, in the order of the figure and short enough to stand above a column."""
    short = _names() | {"out": _("Crossing out"), "back": _("Crossing back")}
    return {place: short[place] for place in ORDER}


def _code(place: str) -> str:
    """The way out and the way back have their rows in one place."""
    return place if place in Phase.values else CROSSING
