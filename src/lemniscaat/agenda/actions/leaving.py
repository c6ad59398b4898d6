"""Taking back what is not the last act: an issue, knowledge or a place on the agenda (rule 1).

`undo_last` puts back what was there; here later acts stand. So the taking back is an act of its own on the
thread. The line of a mistaken join or link leaves the public thread, and its step is undone.
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.asking import answer_due
from lemniscaat.agenda.actions.telling import withdraw
from lemniscaat.agenda.actions.turns import Turn, turn
from lemniscaat.agenda.actions.undo import undo_step_of
from lemniscaat.agenda.enums import Act, AgendaState, QuestionState
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.kernel.privacy import check_words
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Actor


@transactions.action
def leave_issue(
    *, actor: Actor, question: Question, note: str = "", kept: Collection[str] = ()
) -> QuestionEvent:
    """Let the question be part of no issue: it turned out to be about something else."""
    issue = question.issue
    if issue is None:
        raise Conflict(_("The question is part of no issue."))
    left = check_words(note, kept=kept)
    with turn(actor=actor, question=question, act=Act.LEAVE, left=left) as taken:
        event = taken.write(note=note, subject=("issue", issue.uuid, issue.title), issue=None)
        _undo_all(taken, event, act=Act.JOIN)
    return event


@transactions.action
def unlink_item(
    *, actor: Actor, question: Question, item: Item, note: str = "", kept: Collection[str] = ()
) -> QuestionEvent:
    """Take away knowledge that does not help with the question after all."""
    link = question.links.filter(item=item, undone_at=None).first()
    if link is None:
        raise Conflict(_("This does not stand with the question."))
    left = check_words(note, kept=kept)
    with turn(actor=actor, question=question, act=Act.UNLINK, left=left) as taken:
        link.undone_at = clock.now()
        link.save(audit=taken.audit)
        event = taken.write(note=note, subject=("item", item.uuid, item.title))
        _undo_all(taken, event, act=Act.LINK, subject_uuid=item.uuid)
    return event


@transactions.action
def leave_out(*, actor: Actor, question: Question, reason: str, kept: Collection[str] = ()) -> QuestionEvent:
    """Take the question off the agenda, with the reason that everyone reads; the desk looks for another
    way, with its full time. That it stood there is no mistake: the line of its placing stays, and so does
    its place in a version that is closed, and under a theme that was left out."""
    if question.state != QuestionState.ON_AGENDA:
        raise Conflict(_("The question does not stand on an agenda."))
    if not reason.strip():
        raise Invalid(_("Say why this was left out."))
    left = check_words(reason, kept=kept)
    standing = question.agenda_items.exclude(agenda__state=AgendaState.CLOSED)
    item = standing.select_related("agenda").order_by("-agenda__number", "-is_chosen").first()
    with turn(actor=actor, question=question, act=Act.LEAVE_OUT, left=left) as taken:
        question.agenda_items.remove(*standing.filter(is_chosen=True))
        return taken.write(
            state=QuestionState.EXPLICIT,
            note=reason.strip(),
            subject=("agenda", item.agenda.uuid, item.title) if item else None,
            due_on=answer_due(question.werkplaats),
        )


def _undo_all(taken: Turn, by: QuestionEvent, **which: object) -> None:
    """Undo the acts that `by` takes back. Who has not been told of them yet, hears nothing of either."""
    for event in taken.question.events.filter(undone_at=None, **which):
        event.undone_at = clock.now()
        event.save(audit=taken.audit)
        undo_step_of(taken.actor, event)
        if withdraw(event=event):
            withdraw(event=by)
