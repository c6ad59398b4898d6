"""What a desk says of the matches of a question: each is a lesson for the next search."""

from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.models import Judgement, Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import require
from lemniscaat.network.api import Actor, audited


@transactions.action
def reject_match(*, actor: Actor, question: Question, kind: str, uuid: UUID) -> None:
    """Say that this does not answer the question; it is not offered with it again. Twice is once."""
    _require(actor, question)
    if Judgement.objects.filter(question=question, subject_uuid=uuid).exists():
        return
    with audited(
        actor=actor, act="reject_match", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        Judgement.objects.create(audit=audit, question=question, subject_kind=kind, subject_uuid=uuid)


@transactions.action
def take_back_rejection(*, actor: Actor, question: Question, uuid: UUID) -> None:
    """Let it be offered again."""
    _require(actor, question)
    with audited(
        actor=actor, act="take_back_rejection", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        for judgement in Judgement.objects.filter(question=question, subject_uuid=uuid):
            judgement.delete(audit=audit)


def _require(actor: Actor, question: Question) -> None:
    require(policies.can_work_on(actor, question), _("This question lies at another desk."))
