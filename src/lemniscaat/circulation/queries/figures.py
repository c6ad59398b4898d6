"""The figures of the lemniscate, read from what the acts keep: never counted at view time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Sum

from lemniscaat.circulation.enums import Activity, HandoverState, Phase
from lemniscaat.circulation.models import FlowFigure, Part, Scope, TurnFigure
from lemniscaat.kernel import clock

PLACES = (*Phase.values, "out", "back")
"""Of the figure: the phases, and the two ways over the crossing."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What is under way in one place of the figure, and how many whole days on average."""

    place: str
    under_way: int
    mean_days: int


def flow(part: Part = None) -> dict[str, Flow]:
    """Place (a phase, `out`, `back`) → what is under way there now, for a part of the network. One query."""
    return _flows(FlowFigure.objects.filter(Scope.of(part).figures()))[None]


def flow_by_werkplaats(part: Part = None) -> Mapping[int | None, dict[str, Flow]]:
    """Werkplaats id → as `flow`, for those in which anything was ever under way. One query."""
    scope = Scope.of(part)
    own = FlowFigure.objects.filter(werkplaats__isnull=False)
    rows = own.filter(scope.of_theme()) if scope.theme else own.filter(issue=scope.issue)
    return _flows(rows, "werkplaats")


def turns(part: Part = None) -> dict[str, int]:
    """What was done (an activity, or `CROSSING` and a state) → how often. One query."""
    scope = Scope.of(part)
    rows = TurnFigure.objects.filter(scope.figures(), year=scope.year).order_by().values("what")
    found = rows.annotate(total=Sum("n")).values_list("what", "total")
    return {what: n for what, n in found if n}


def steps_by_activity(part: Part = None) -> dict[str, int]:
    """Activity → how many public steps stand. One query."""
    return {what: n for what, n in turns(part).items() if what in Activity.values}


def crossings_by_state(part: Part = None) -> dict[str, int]:
    """State of a handover → how many public ones. One query."""
    return crossings_of(turns(part))


def crossings_of(done: Mapping[str, int]) -> dict[str, int]:
    """`turns` of the crossing alone: state of a handover → how many."""
    kept = {state: done.get(f"{TurnFigure.CROSSING}{state}", 0) for state in HandoverState.values}
    return {state: n for state, n in kept.items() if n}


def turned_by_werkplaats(part: Part) -> dict[int, dict[str, int]]:
    """Werkplaats id → place → how often something was done there. One query."""
    scope = Scope.of(part)
    own = TurnFigure.objects.filter(werkplaats__isnull=False, year=scope.year)
    rows = own.filter(scope.of_theme()) if scope.theme else own.filter(issue=scope.issue)
    done: dict[int, dict[str, int]] = {}
    for where, what, n in rows.order_by().values_list("werkplaats", "what").annotate(total=Sum("n")):
        done.setdefault(where, {})[what] = n
    return {where: by_place(each) for where, each in done.items()}


def by_place(done: Mapping[str, int]) -> dict[str, int]:
    """`turns` by place: what was done in each phase, what went over the middle and what came back of it."""
    places = dict.fromkeys(PLACES, 0)
    for what, n in done.items():
        if what in Activity.values:
            places[Activity(what).phase] += n
        else:
            places["out"] += n
    places["back"] = done.get(f"{TurnFigure.CROSSING}{HandoverState.RETURNED}", 0)
    return places


def years() -> list[int]:
    """Those in which anything was done, the newest first. One query."""
    rows = TurnFigure.objects.filter(issue=None, werkplaats=None, year__isnull=False, n__gt=0)
    found = rows.order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in found if year is not None]


def _flows(rows: QuerySet[FlowFigure], *by: str) -> dict[Any, dict[str, Flow]]:
    """By that field, or all of it under None."""
    kept: dict[Any, dict[str, Flow]] = {} if by else {None: {}}
    found = rows.order_by().values_list(*by, "place").annotate(n=Sum("under_way"), since=Sum("since_sum"))
    for *whose, place, n, since in found:
        kept.setdefault(whose[0] if by else None, {})[place] = _flow(place, n, since)
    return {
        whose: {place: each.get(place, Flow(place, 0, 0)) for place in PLACES} for whose, each in kept.items()
    }


def _flow(place: str, under_way: int, since_sum: float) -> Flow:
    if not under_way:
        return Flow(place, 0, 0)
    mean = clock.now().timestamp() - since_sum / under_way
    return Flow(place, under_way, max(0, int(mean // 86400)))
