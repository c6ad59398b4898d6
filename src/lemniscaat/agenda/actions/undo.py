"""Undo: the last act on a question taken back, exactly to what was there (rule 1)."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.following import set_end_of_follows
from lemniscaat.agenda.actions.telling import take_back
from lemniscaat.agenda.actions.telling_desks import take_back_tie
from lemniscaat.agenda.actions.turns import follow, turn
from lemniscaat.agenda.enums import TIE_ACTS, Act
from lemniscaat.agenda.models import Question, QuestionEvent, QuestionLink, QuestionTie, Wording
from lemniscaat.circulation.api import Step, follow_link, undo_step
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict
from lemniscaat.network.api import Actor, AuditEvent
from lemniscaat.vocabulary.api import themes

UNDOABLE = frozenset(
    {
        Act.SETTLE,
        Act.JOIN,
        Act.LINK,
        Act.SAME,
        Act.RELATED,
        Act.THEME,
        Act.NO_THEME,
        Act.ANSWER,
        Act.DECLINE,
        Act.PUBLISH,
        Act.REVEAL,
        Act.TALK,
        Act.WRITE,
        Act.PROPOSE,
    }
)

CHANGES_NOTHING = frozenset({Act.REPLY, Act.WEIGHED})

ANSWERED_BY_HER = frozenset({Act.WRITE, Act.PROPOSE})
"""What the asker may have answered since; then it stands."""


@transactions.action
def undo_last(*, actor: Actor, question: Question, event: QuestionEvent) -> QuestionEvent:
    """Take back `event`, which must be the last act that stands. It stays in the desk's record."""
    if event.undone_at is not None:
        raise Conflict(_("This has been undone already. Everything stands as it was before."))
    last = undoable(question.events.filter(undone_at=None))
    if last is None or last.pk != event.pk:
        raise Conflict(_("Only the last act can be undone."))
    with turn(actor=actor, question=question, act=Act(event.act)) as taken:
        for name in event.before:
            setattr(question, name, _value(name, event.before[name]))
        question.save(audit=taken.audit)
        event.undone_at = clock.now()
        event.save(audit=taken.audit)
        _undo_rows(question, event, taken.audit)
    take_back(event=event)
    set_end_of_follows(question=question)
    follow(question)
    undo_step_of(actor, event)
    return event


def undoable(standing: Iterable[QuestionEvent]) -> QuestionEvent | None:
    """The act that can be taken back now, of all that stand, oldest first. A message of the asker and the
    result of a round change nothing that undoing puts back, so that they do not stand in the way; but a
    message does of what it answers."""
    acts, said = list(standing), False
    while acts and acts[-1].act in CHANGES_NOTHING:
        said = said or acts[-1].act == Act.REPLY
        acts.pop()
    if not acts or acts[-1].act not in UNDOABLE or (said and acts[-1].act in ANSWERED_BY_HER):
        return None
    return acts[-1]


def undo_step_of(actor: Actor, event: QuestionEvent) -> None:
    """Undo the step that an act recorded, if it was one of the twelve activities."""
    step = Step.objects.filter(cause=f"event:{event.uuid}").first()
    if step is not None:
        undo_step(actor=actor, step=step, cause=f"undo:{event.uuid}")
    if event.subject_uuid is not None:
        work.mark_changed(event.subject_kind, event.subject_uuid)
    if event.act == Act.LINK and event.subject_uuid is not None:
        at = event.question.uuid
        follow_link(actor=actor, question_uuid=at, subject_uuid=event.subject_uuid, stands=False)


def _undo_rows(question: Question, event: QuestionEvent, audit: AuditEvent) -> None:
    row: Wording | QuestionLink | QuestionTie | None = None
    if event.act == Act.SETTLE:
        row = question.wordings.filter(undone_at=None).last()
    elif event.act == Act.LINK:
        row = question.links.filter(undone_at=None, item__uuid=event.subject_uuid).first()
    elif event.act in TIE_ACTS.values():
        row = question.ties.filter(undone_at=None, other__uuid=event.subject_uuid).first()
    elif event.act == Act.THEME:
        question.themes.remove(*question.themes.filter(uuid=event.subject_uuid))
    elif event.act == Act.NO_THEME:
        question.themes.add(*themes().filter(uuid=event.subject_uuid))
    if row is not None:
        row.undone_at = clock.now()
        row.save(audit=audit)
    if isinstance(row, QuestionTie):
        take_back_tie(tie=row, to=row.other)


def _value(name: str, kept: str | int | None) -> object:
    return datetime.fromisoformat(kept) if name.endswith("_at") and isinstance(kept, str) else kept
