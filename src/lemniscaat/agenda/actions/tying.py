"""Questions that ask the same, or something related, stand together; both stay as they are (rule 1).

The tie is made at one desk and stands on both questions. The other desk is told, after ten minutes (rule 10),
and may take it off as well.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.telling import take_back
from lemniscaat.agenda.actions.telling_desks import take_back_tie, tell_of_tie
from lemniscaat.agenda.actions.turns import Turn, turn
from lemniscaat.agenda.enums import TIE_ACTS, Act, TieKind
from lemniscaat.agenda.models import Question, QuestionEvent, QuestionTie
from lemniscaat.agenda.queries.ties import ties_between
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid, Missing
from lemniscaat.network.api import Actor


@transactions.action
def tie_questions(*, actor: Actor, question: Question, other: Question, kind: TieKind) -> QuestionEvent:
    """Say that two questions ask the same, or are related. The thread names the other by its number alone:
    its words are read where it is, as long as everyone may."""
    if other.pk == question.pk:
        raise Invalid(_("This is the question itself. Choose another."))
    if not Question.objects.visible_to(actor).filter(pk=other.pk).exists():
        raise Missing(_("This question is no longer there."))
    if ties_between(question, other).exists():
        raise _tied_already()
    with turn(actor=actor, question=question, act=TIE_ACTS[kind]) as taken:
        tie = _tied(taken, other, kind)
        event = taken.write(subject=("question", other.uuid, other.number))
    tell_of_tie(tie=tie, to=other)
    return event


@transactions.action
def untie_questions(*, actor: Actor, question: Question, other: Question) -> QuestionEvent:
    """Take a tie off again, at either desk: they turned out to ask different things. The line that told of
    it leaves the thread; that it was taken off stands on the question of the desk that did."""
    tie = ties_between(question, other).first()
    if tie is None:
        raise Conflict(_("These questions do not stand together. Look again at how it stands."))
    with turn(actor=actor, question=question, act=Act.UNTIE) as taken:
        tie.undone_at = clock.now()
        tie.save(audit=taken.audit)
        told = QuestionEvent.objects.filter(
            question=tie.question_id,
            act=TIE_ACTS[TieKind(tie.kind)],
            subject_uuid=tie.other.uuid,
            undone_at=None,
        )
        for event in told:
            event.undone_at = taken.audit.at
            event.save(audit=taken.audit)
            take_back(event=event)
        by = taken.write(subject=("question", other.uuid, other.number))
    take_back_tie(tie=tie, to=other)
    return by


def _tied(taken: Turn, other: Question, kind: TieKind) -> QuestionTie:
    """The tie, made. Of two desks that find each other at once the second is told."""
    tie = QuestionTie(question=taken.question, other=other, kind=kind)
    try:
        with transaction.atomic():
            tie.save(audit=taken.audit)
    except IntegrityError as error:
        raise _tied_already() from error
    return tie


def _tied_already() -> Conflict:
    return Conflict(_("These questions stand together already. Take that off first to say it otherwise."))
