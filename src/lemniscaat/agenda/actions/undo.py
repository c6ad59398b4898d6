"""Undo: the last act on a question taken back, exactly to what was there (rule 1)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.following import set_end_of_follows
from lemniscaat.agenda.actions.telling import take_back
from lemniscaat.agenda.actions.telling_desks import take_back_tie
from lemniscaat.agenda.actions.turns import follow, taken_turn, turn
from lemniscaat.agenda.enums import (
    BESIDE_FIELDS,
    CHANGES_NOTHING,
    LEFT,
    OPEN_AGENDA_STATES,
    PLACED,
    TIE_ACTS,
    Act,
    AgendaState,
)
from lemniscaat.agenda.models import AgendaItem, Question, QuestionEvent, QuestionLink, QuestionTie, Wording
from lemniscaat.circulation.api import Step, follow_link, pass_on_offers, undo_step
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
        Act.PLACE,
        Act.PASS_ON,
        Act.ANSWER,
        Act.DECLINE,
        Act.PUBLISH,
        Act.REVEAL,
        Act.TALK,
        Act.WRITE,
        Act.PROPOSE,
    }
)

ANSWERED_BY_HER = frozenset({Act.WRITE, Act.PROPOSE})
"""What the asker may have answered since; then it stands."""


@transactions.action
def undo_last(*, actor: Actor, question: Question, event: QuestionEvent) -> QuestionEvent:
    """Take back `event`, which must be the last act that stands. It stays in the desk's record. A question
    that was passed on comes back by the desk where it lies, or by the one that passed it on."""
    if event.undone_at is not None:
        raise Conflict(_("This has been undone already. Everything stands as it was before."))
    last = undoable(question.events.filter(undone_at=None))
    if last is None or last.pk != event.pk:
        raise Conflict(_("Only the last act can be undone."))
    own = policies.passed_on(actor, event)
    with (taken_turn if own else turn)(actor=actor, question=question, act=Act(event.act)) as taken:
        state = question.state
        for name in event.before.keys() - BESIDE_FIELDS:
            setattr(question, name, _restored(question, name, event.before[name]))
        question.save(audit=taken.audit)
        event.undone_at = clock.now()
        event.save(audit=taken.audit)
        _undo_rows(question, event, taken.audit)
    if event.act == Act.PASS_ON:
        pass_on_offers(actor=actor, question_uuid=question.uuid, to=question.werkplaats)
    take_back(event=event)
    if question.state != state:
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
    elif event.act == Act.PLACE:
        question.agenda_items.remove(*_placed(question, event.before[PLACED]))
    elif event.act == Act.PASS_ON:
        # Only where it can still change: to what was adopted since nothing is added.
        left = AgendaItem.objects.filter(uuid__in=event.before.get(LEFT, []))
        question.agenda_items.add(*left.filter(agenda__state__in=OPEN_AGENDA_STATES))
    elif event.act == Act.THEME:
        question.themes.remove(*question.themes.filter(uuid=event.subject_uuid))
    elif event.act == Act.NO_THEME:
        question.themes.add(*themes().filter(uuid=event.subject_uuid))
    if row is not None:
        row.undone_at = clock.now()
        row.save(audit=audit)
    if isinstance(row, QuestionTie):
        take_back_tie(tie=row, to=row.other)


def _placed(question: Question, placing: Mapping[str, Any] | None) -> "QuerySet[AgendaItem]":
    """Where it stands by the placing: not what it stood under before, nor what has been closed since."""
    if placing is None:
        return question.agenda_items.none()
    rows = question.agenda_items.filter(origin=placing["under"]).exclude(pk__in=placing["stood"])
    return rows.exclude(agenda__state=AgendaState.CLOSED)


def _restored(question: Question, name: str, kept: Any) -> object:
    """What was there; but what the asker said since still waits for the desk."""
    if name == "asker_spoke_at" and question.asker_spoke_at is not None:
        return question.asker_spoke_at
    return _value(name, kept)


def _value(name: str, kept: str | int | None) -> object:
    if isinstance(kept, str) and name.endswith("_at"):
        return datetime.fromisoformat(kept)
    return date.fromisoformat(kept) if isinstance(kept, str) and name.endswith("_on") else kept
