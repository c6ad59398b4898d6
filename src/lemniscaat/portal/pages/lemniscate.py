"""What the pages of the lemniscate are made of: the figure, the rows behind each of its numbers.

All of it for the whole network, for one werkplaats or for one issue. A fixed number of queries.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Handover, HandoverState, Issue, Phase
from lemniscaat.kernel import clock
from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Werkplaats
from lemniscaat.portal import typed
from lemniscaat.portal.pages.lemniscate_words import ACTIVITIES, OUT_AND_BACK, WHAT
from lemniscaat.ui.figure import CROSSING, Crossing, Flow, Quarter, Row
from lemniscaat.ui.passages import day

A_PAGE = 30
A_TASTE = 5
"""How many rows of each place stand under the figure."""
ORDER = (Phase.ONTWIKKELEN, "out", Phase.OPSCHALEN, Phase.VERSPREIDEN, "back", Phase.VERRIJKEN)
NOTHING = circulation.Flow("", 0, 0)


@dataclass(frozen=True, slots=True)
class Scope:
    """Of what the figure tells: the whole network, unless a werkplaats or an issue is chosen."""

    werkplaats: Werkplaats | None = None
    issue: Issue | None = None

    @property
    def of(self) -> Werkplaats | Issue | None:
        """As the apps take it."""
        return self.werkplaats or self.issue

    @property
    def query(self) -> str:
        """What its addresses end with."""
        if self.werkplaats is not None:
            return "?" + urlencode({"werkplaats": self.werkplaats.slug})
        return "?" + urlencode({"kwestie": self.issue.slug}) if self.issue is not None else ""

    def url(self, place: str) -> str:
        """Where the rows of a place are."""
        return reverse("portal:lemniscate-place", args=[place]) + self.query


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
    regions: Sequence[tuple[Werkplaats, Sequence[Row]]]
    werkplaatsen: Sequence[Werkplaats]
    issues: Sequence[Issue]


@dataclass(frozen=True, slots=True)
class Rows:
    """One list: the travellers of a place, or the steps of an activity."""

    scope: Scope
    title: str
    what: str
    rows: Sequence[Traveller]
    page: Page


def scope_of(asked: QueryDict) -> Scope | None:
    """What the address asks for; None when it names what is not there."""
    slugs = {name: typed.line(asked.get(name, "")[:140]) for name in ("werkplaats", "kwestie")}
    if slugs["werkplaats"]:
        werkplaats = network.werkplaatsen().filter(slug=slugs["werkplaats"]).first()
        return Scope(werkplaats=werkplaats) if werkplaats else None
    if slugs["kwestie"]:
        issue = circulation.issues().prefetch_related(None).filter(slug=slugs["kwestie"]).first()
        return Scope(issue=issue) if issue else None
    return Scope()


def lemniscate(scope: Scope) -> Lemniscate:
    """The whole page."""
    flow = circulation.flow(scope.of)
    partners = network.national_partners().count()
    steps = circulation.steps_by_activity(scope.of)
    werkplaatsen = list(network.werkplaatsen())
    return Lemniscate(
        scope=scope,
        flow=replace(flow_of(scope, flow), **_sides(len(werkplaatsen), partners)),
        places=[*(_phase(phase, scope, flow, steps) for phase in Phase), _crossing(scope, flow)],
        columns=list(_columns().values()),
        regions=_regions(werkplaatsen) if scope.of is None else [],
        werkplaatsen=werkplaatsen,
        issues=list(circulation.issues().prefetch_related(None)),
    )


def flow_of(scope: Scope, flow: Mapping[str, circulation.Flow] | None = None) -> Flow:
    """The figure with its table; each number leads to its rows."""
    flow = flow or circulation.flow(scope.of)
    names = _names()
    return Flow(
        quarters=[
            Quarter(phase, names[phase], flow[phase].under_way, str(WHAT[phase]), scope.url(phase))
            for phase in Phase
        ],
        crossing=Crossing(
            out=flow["out"].under_way,
            back=flow["back"].under_way,
            waiting=_("See what waits") if flow["out"].under_way + flow["back"].under_way else "",
            waiting_url=scope.url(CROSSING),
        ),
        rows=[
            Row(
                names[place],
                flow[place].under_way,
                days=flow[place].mean_days if flow[place].under_way else None,
                url=scope.url(_code(place)),
            )
            for place in ORDER
        ],
        caption=_("What is on its way on %(day)s") % {"day": day(clock.today())},
    )


def _sides(werkplaatsen: int, partners: int) -> dict[str, str]:
    """What stands beside the loops."""
    return {
        "regions": ngettext("%(n)s werkplaats", "%(n)s werkplaatsen", werkplaatsen) % {"n": werkplaatsen},
        "partners": ngettext("%(n)s knowledge partner", "%(n)s knowledge partners", partners)
        % {"n": partners},
    }


def place(code: str, scope: Scope, asked: QueryDict) -> Rows | None:
    """All that is in one place; None when there is no such place."""
    if code == CROSSING:
        page = _page(circulation.waiting_crossings(VISITOR, scope.of), asked)
        rows = _handed(list(page))
        return Rows(scope, _("The crossing"), str(WHAT[CROSSING]), rows, page)
    if code not in Phase.values:
        return None
    phase = Phase(code)
    page = _page(circulation.under_way(phase, scope.of), asked)
    return Rows(scope, str(phase.label), str(WHAT[phase]), _travellers(list(page)), page)


def activity(code: str, scope: Scope, asked: QueryDict) -> Rows | None:
    """All steps of one activity, the newest first; None when there is no such activity."""
    if code not in Activity.values:
        return None
    chosen = Activity(code)
    steps = circulation.steps(VISITOR).standing().filter(activity=chosen).order_by("-at", "-id")
    if scope.werkplaats is not None:
        steps = steps.filter(werkplaats=scope.werkplaats)
    if scope.issue is not None:
        steps = steps.filter(issue=scope.issue)
    page = _page(steps, asked)
    subjects = resolve(_turned(step) for step in page)
    rows = [_traveller(subjects.get(_turned(step)), _label(step), step.werkplaats, step.at) for step in page]
    name, what = ACTIVITIES[chosen]
    return Rows(scope, str(name), str(what), rows, page)


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
    phase: Phase, scope: Scope, flow: Mapping[str, circulation.Flow], steps: Mapping[str, int]
) -> Place:
    there = list(circulation.under_way(phase, scope.of)[:A_TASTE])
    activities = [
        (str(name), str(what), steps.get(code, 0), reverse("portal:steps", args=[code]) + scope.query)
        for code, (name, what) in ACTIVITIES.items()
        if code.phase == phase
    ]
    n, days = flow[phase].under_way, flow[phase].mean_days
    return Place(
        phase,
        str(phase.label),
        str(WHAT[phase]),
        n,
        days,
        _travellers(there),
        scope.url(phase),
        activities,
    )


def _crossing(scope: Scope, flow: Mapping[str, circulation.Flow]) -> Place:
    waiting = list(circulation.waiting_crossings(VISITOR, scope.of)[:A_TASTE])
    ways = [flow["out"], flow["back"]]
    n = sum(way.under_way for way in ways)
    days = round(sum(way.under_way * way.mean_days for way in ways) / n) if n else 0
    rows = _handed(waiting)
    return Place(CROSSING, _("The crossing"), str(WHAT[CROSSING]), n, days, rows, scope.url(CROSSING))


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
    return Traveller(subject.kind_label, subject.label or label, subject.url, where, since)


def _handed(handovers: Sequence[Handover]) -> list[Traveller]:
    """What crosses, with its page, or else that of its question, where that is public."""
    things = [(handover.subject_kind, handover.subject_uuid) for handover in handovers]
    questions = [("question", handover.question_uuid) for handover in handovers]
    found = resolve([*things, *questions])
    pointed = zip(handovers, things, questions, strict=True)
    return [
        _crosser(handover, found.get(thing) or found.get(question)) for handover, thing, question in pointed
    ]


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
    )


def _regions(werkplaatsen: Sequence[Werkplaats]) -> list[tuple[Werkplaats, list[Row]]]:
    flows = circulation.flow_by_werkplaats()
    names = _columns()
    urls = {place: Scope().url(_code(place)) for place in ORDER}
    return [
        (
            row,
            [
                Row(
                    names[place],
                    flows.get(row.pk, {}).get(place, NOTHING).under_way,
                    url=urls[place] + Scope(werkplaats=row).query,
                )
                for place in ORDER
            ],
        )
        for row in werkplaatsen
    ]


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
