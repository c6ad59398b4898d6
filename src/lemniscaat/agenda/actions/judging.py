"""What desk and asker say of the matches of a question: each is a lesson for the next search."""

from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.models import Judgement, Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import require
from lemniscaat.network.api import Actor, AuditedQuerySet, audited


@transactions.action
def reject_match(*, actor: Actor, question: Question, kind: str, uuid: UUID) -> None:
    """Say that this does not answer the question; it is not offered with it again. Twice is once."""
    _require(actor, question)
    if _of_desk(question, uuid).exists():
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
        for judgement in _of_desk(question, uuid):
            judgement.delete(audit=audit)


@transactions.action
def judge_as_asker(*, actor: Actor, question: Question, kind: str, uuid: UUID, helps: bool) -> None:
    """Keep whether this helps who asked, or does not fit. Twice is once; she may change her mind."""
    require(policies.can_speak_for(actor, question), _("Only who asked this can say whether it helps."))
    judgement = Judgement.objects.filter(question=question, subject_uuid=uuid, by_asker=True).first()
    if judgement is not None and judgement.helps == helps:
        return
    judgement = judgement or Judgement(question=question, subject_kind=kind, subject_uuid=uuid, by_asker=True)
    judgement.helps = helps
    with audited(
        actor=actor, act="judge_as_asker", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        judgement.save(audit=audit)


def _of_desk(question: Question, uuid: UUID) -> AuditedQuerySet:
    return Judgement.objects.filter(question=question, subject_uuid=uuid, by_asker=False)


def _require(actor: Actor, question: Question) -> None:
    require(policies.can_work_on(actor, question), _("This question lies at another desk."))
