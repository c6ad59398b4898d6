"""Keep how often each activity was done and each answer was given, so that no page counts them.

Each act adds what it does: as much work in a network of a million steps as in one of ten. Whoever calls has
written the row of the journey or handover before in this transaction, so that of two who act one waits.
"""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, F, Q

from lemniscaat.circulation.models import Handover, Issue, Journey, Step, Tally
from lemniscaat.network.api import VISITOR, Werkplaats

CROSSING = "crossing:"

Scope = Issue | Werkplaats | None
Turn = tuple[int | None, int | None, str]
"""Issue, werkplaats, and what was done."""


def tally_step(step: Step, by: int) -> None:
    """A step was made, or (-1) undone; one that is not public counts when it becomes so."""
    if Journey.objects.filter(pk=step.journey_id, is_public=True).exists():
        _tally([(step.issue_id, step.werkplaats_id, step.activity)], by)


def tally_crossing(handover: Handover, was: str = "") -> None:
    """A handover was offered, or answered: then it counts no longer as what it `was`."""
    if Handover.objects.public().filter(pk=handover.pk).exists():
        scope = handover.issue_id, handover.werkplaats_id
        if was:
            _tally([(*scope, f"{CROSSING}{was}")], -1)
        _tally([(*scope, f"{CROSSING}{handover.state}")], 1)


def tally_shown(journeys: Iterable[Journey], handovers: Iterable[Handover], *, shown: bool) -> None:
    """What these travellers did became public, or is no longer; so did what was handed over with them."""
    steps = Step.objects.standing().filter(journey__in=[journey.pk for journey in journeys])
    turns = list(steps.order_by().values_list("issue", "werkplaats", "activity"))
    over = [row for row in handovers if row.is_public]
    turns += [(row.issue_id, row.werkplaats_id, f"{CROSSING}{row.state}") for row in over]
    _tally(turns, 1 if shown else -1)


def count_steps(scope: Scope = None) -> dict[str, int]:
    """Activity → how many public steps stand, straight from the steps."""
    rows = Step.objects.visible_to(VISITOR).standing().filter(_within(scope)).order_by()
    return {row["activity"]: row["n"] for row in rows.values("activity").annotate(n=Count("pk"))}


def count_crossings(scope: Scope = None) -> dict[str, int]:
    """`crossing:` and a state → how many public handovers, straight from the handovers."""
    rows = Handover.objects.public().filter(_within(scope)).order_by().values("state")
    return {f"{CROSSING}{row['state']}": row["n"] for row in rows.annotate(n=Count("pk"))}


def _tally(turns: Iterable[Turn], by: int) -> None:
    """For the network, the issue and the werkplaats of each."""
    added: Counter[Turn] = Counter()
    for issue, werkplaats, what in turns:
        for scope in {(None, None), (issue, None), (None, werkplaats)}:
            added[(*scope, what)] += by
    # In one order for all, so that of two acts the one waits for the other.
    for issue, werkplaats, what in sorted(added, key=lambda turn: (turn[2], turn[0] or 0, turn[1] or 0)):
        rows = Tally.objects.filter(issue=issue, werkplaats=werkplaats, what=what)
        if not rows.exists():
            Tally.objects.get_or_create(issue_id=issue, werkplaats_id=werkplaats, what=what)
        rows.update(n=F("n") + added[issue, werkplaats, what])


def _within(scope: Scope) -> Q:
    if isinstance(scope, Issue):
        return Q(issue=scope)
    return Q(werkplaats=scope) if scope is not None else Q()
