"""The round of an issue: one trip through the four phases, by its steps alone."""

from collections.abc import Iterable

from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.circulation.models import Issue, Step
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Actor, audited


def rounds_gone(activities: Iterable[str]) -> int:
    """How often these, in the order they were done, went the whole way round: a round is gone when knowledge
    is taken up in a region (Verrijken) after something was done in each of the other phases."""
    gone, seen = 0, set[Phase]()
    for activity in map(Activity, activities):
        seen |= activity.passes
        if activity.phase == Phase.VERRIJKEN and len(seen) == len(Phase):
            gone, seen = gone + 1, set()
    return gone


def present_round(issue: Issue) -> int:
    """In which round an issue is, counted from its steps."""
    rows = Step.objects.standing().filter(issue=issue).order_by("at", "id")
    return 1 + rounds_gone(rows.values_list("activity", flat=True))


@transactions.action
def renew_round(*, actor: Actor, issue: Issue) -> None:
    """Keep the round of an issue as its steps say it is."""
    now: Issue = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
    number = present_round(now)
    if number != now.round:
        with audited(actor=actor, act="renew_round", subject=now) as audit:
            now.round = number
            now.save(audit=audit, update_fields=["round"])
    issue.round = number
