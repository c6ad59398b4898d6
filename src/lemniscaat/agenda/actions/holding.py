"""A question that looks like spam is held for a look, never thrown away: the desk lets it through, or
removes it with a reason and leaves a tombstone. Until then it is in no list, count, index or mail."""

from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.asking import answer_due
from lemniscaat.agenda.actions.turns import claim, taken_turn
from lemniscaat.agenda.enums import QUESTION_STATES, Act, QuestionState
from lemniscaat.agenda.models import Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, require
from lemniscaat.kernel.privacy import check_words
from lemniscaat.network.api import Actor, audited

LONGEST_REASON = 500


@transactions.action
def release_question(*, actor: Actor, question: Question) -> None:
    """Let it come in after all; the desk has its full time from now on."""
    _require(actor, question)
    QUESTION_STATES.check(question.state, QuestionState.RECEIVED)
    with taken_turn(actor=actor, question=question, act=Act.RECEIVE) as taken:
        taken.write(state=QuestionState.RECEIVED, reason="", due_on=answer_due(question.werkplaats))


@transactions.action
def remove_as_spam(*, actor: Actor, question: Question, reason: str) -> None:
    """Do not take it in. Its words stay for who asked and for the desk, which can still let it through."""
    _require(actor, question)
    reason = reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        raise Invalid(_("Say in a sentence or two why this is no question for the desk."))
    check_words(reason, kept=())
    claim(question)
    with audited(
        actor=actor, act="remove_as_spam", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        question.move(QuestionState.REMOVED, by=QUESTION_STATES, audit=audit)
        question.reason = reason
        question.save(audit=audit)


def _require(actor: Actor, question: Question) -> None:
    require(policies.can_work_on(actor, question), _("This question lies at another desk."))
