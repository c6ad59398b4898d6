"""Close a round: count once, keep the count, and let the ballots go."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.counting import grouped
from lemniscaat.agenda.actions.telling_rounds import tell_questions
from lemniscaat.agenda.enums import ROUND_STATES, SMALLEST_GROUP, RoundState
from lemniscaat.agenda.models import Ballot, ResultGroup, ResultPoints, Round, Weight
from lemniscaat.agenda.queries.rounds import counted, turnout
from lemniscaat.kernel import clock, mail, transactions
from lemniscaat.kernel.errors import require
from lemniscaat.network.api import Actor, AuditEvent, Perspective, audited, system

CLOSE = "agenda.close_round"


@transactions.action
def close_round(*, actor: Actor, round: Round) -> Round:
    """Count, and show the result to everyone. This is final: the ballots, and with them all that knew who
    gave them, are deleted. Whoever sends points at the same moment is counted, or is told it was too late."""
    require(
        policies.can_run_round(actor, round.werkplaats_id),
        _("Only the coordinator of this werkplaats runs its rounds."),
    )
    round = Round.objects.select_for_update(of=("self",)).select_related("werkplaats").get(pk=round.pk)
    with audited(actor=actor, act="close_round", subject=round, werkplaats_id=round.werkplaats_id) as audit:
        round.move(RoundState.CLOSED, by=ROUND_STATES, audit=audit)
        round.closed_at = min(clock.now(), round.closes_at)
        round.save(audit=audit)
        _count(round, audit)
        tell_questions(actor=actor, round=round, audit=audit)
    drop_ballots(list(Ballot.objects.filter(round=round)))
    return round


def close_on_time(uuid: str) -> None:
    """The worker's task at the end of the last day. Repeated, or closed by hand before: nothing."""
    found = Round.objects.filter(uuid=UUID(uuid), state=RoundState.OPEN, closes_at__lte=clock.now()).first()
    if found is not None:
        close_round(actor=system(), round=found)


@transactions.action
def drop_ballots(ballots: Sequence[Ballot]) -> None:
    """Delete ballots, and the mails of theirs that have not gone yet."""
    mail.take_back(*(mail_key(ballot) for ballot in ballots))
    Ballot.objects.filter(pk__in=[ballot.pk for ballot in ballots]).delete()


def mail_key(ballot: Ballot) -> str:
    """What the mail that asks to confirm this ballot is known by."""
    return f"ballot:{ballot.pk}"


def _count(round: Round, audit: AuditEvent) -> None:
    voters = turnout(round)
    for order, sides in enumerate(grouped(voters)):
        group: ResultGroup = ResultGroup.objects.create(
            audit=audit,
            round=round,
            perspectives=list(sides),
            n_ballots=sum(voters[side] for side in sides),
            order=order,
        )
        if group.n_ballots >= SMALLEST_GROUP:
            given = _given(round, sides)
            ResultPoints.objects.bulk_create(
                [
                    ResultPoints(group=group, candidate=candidate, points=given.get(candidate.pk, 0))
                    for candidate in round.candidates.all()
                ],
                audit=audit,
            )


def _given(round: Round, sides: Sequence[Perspective]) -> dict[int, int]:
    """Candidate id → all points of these perspectives."""
    weights = Weight.objects.filter(ballot__in=counted(round).filter(perspective__in=sides))
    return dict(weights.order_by().values_list("candidate").annotate(Sum("points")))
