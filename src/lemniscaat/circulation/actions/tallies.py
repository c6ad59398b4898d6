"""Keep how often each activity was done and each answer was given, so that no page counts them.

Each act adds what it does: as much work in a network of a million steps as in one of ten. Whoever calls has
written the row of the journey or handover before in this transaction, so that of two who act one waits.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import product

from django.db.models import Count, F
from django.utils.timezone import localtime

from lemniscaat.circulation.models import Handover, Journey, Part, Scope, Step, TurnFigure, kept_for
from lemniscaat.network.api import VISITOR

CROSSING = TurnFigure.CROSSING

Turn = tuple[int | None, int | None, str, datetime]
"""Issue, werkplaats, what was done, and when."""


def tally_step(step: Step, by: int) -> None:
    """A step was made, or (-1) undone; one that is not public counts when it becomes so."""
    if Journey.objects.filter(pk=step.journey_id, is_public=True).exists():
        _tally([(step.issue_id, step.werkplaats_id, step.activity, step.at)], by)


def tally_crossing(handover: Handover, was: str = "") -> None:
    """A handover was offered, or answered: then it counts no longer as what it `was`."""
    if Handover.objects.public().filter(pk=handover.pk).exists():
        if was:
            _tally([_crossed(handover, was)], -1)
        _tally([_crossed(handover, handover.state)], 1)


def tally_shown(journeys: Iterable[Journey], handovers: Iterable[Handover], *, shown: bool) -> None:
    """What these travellers did became public, or is no longer; so did what was handed over with them."""
    steps = Step.objects.standing().filter(journey__in=[journey.pk for journey in journeys])
    turns = list(steps.order_by().values_list("issue", "werkplaats", "activity", "at"))
    turns += [_crossed(row, row.state) for row in handovers if row.is_public]
    _tally(turns, 1 if shown else -1)


def count_steps(part: Part = None) -> dict[str, int]:
    """Activity → how many public steps stand, straight from the steps."""
    rows = Step.objects.visible_to(VISITOR).standing().filter(Scope.of(part).rows("at")).order_by()
    return {row["activity"]: row["n"] for row in rows.values("activity").annotate(n=Count("pk"))}


def count_crossings(part: Part = None) -> dict[str, int]:
    """`crossing:` and a state → how many public handovers, straight from the handovers."""
    rows = Handover.objects.public().filter(Scope.of(part).rows("offered_at")).order_by().values("state")
    return {f"{CROSSING}{row['state']}": row["n"] for row in rows.annotate(n=Count("pk"))}


def _crossed(handover: Handover, state: str) -> Turn:
    return handover.issue_id, handover.werkplaats_id, f"{CROSSING}{state}", handover.offered_at


def _tally(turns: Iterable[Turn], by: int) -> None:
    """In each figure in which it counts, of its year and of all years."""
    added: Counter[tuple[str, int | None, int | None, int | None]] = Counter()
    for issue, werkplaats, what, at in turns:
        for scope, year in product(kept_for(issue, werkplaats), (None, localtime(at).year)):
            added[(what, *scope, year)] += by
    # In one order for all, so that of two acts the one waits for the other.
    for key in sorted(added, key=lambda turn: (turn[0], *(part or 0 for part in turn[1:]))):
        what, issue, werkplaats, year = key
        rows = TurnFigure.objects.filter(issue=issue, werkplaats=werkplaats, year=year, what=what)
        if not rows.update(n=F("n") + added[key]):
            TurnFigure.objects.get_or_create(issue_id=issue, werkplaats_id=werkplaats, year=year, what=what)
            rows.update(n=F("n") + added[key])
