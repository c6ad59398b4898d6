"""How an act on a question is written down: one turn, one audit event, one line of the thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.following import set_end_of_follows
from lemniscaat.agenda.actions.telling import tell_later
from lemniscaat.agenda.enums import QUESTION_STATES, Act, QuestionState
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.circulation.api import Journey, begin_journey
from lemniscaat.kernel import work
from lemniscaat.kernel.errors import Conflict, require
from lemniscaat.network.api import Actor, AuditEvent, audited

RESTORED = ("state", "wording", "short_answer", "reason", "issue_id", "published_at", "revealed_at")
"""What an act may change and undoing puts back. The slug stays: an address once given keeps working."""


@contextmanager
def turn(*, actor: Actor, question: Question, act: Act) -> Iterator[AuditEvent]:
    """Take the next turn on a question: the desk's right, and only if nobody acted since it was read."""
    require(policies.can_work_on(actor, question), _("This question lies at another desk."))
    with taken_turn(actor=actor, question=question, act=act) as audit:
        yield audit


@contextmanager
def taken_turn(*, actor: Actor, question: Question, act: Act) -> Iterator[AuditEvent]:
    """As `turn`, for acts with a right of their own."""
    rows: models.QuerySet[Question] = models.QuerySet(Question)
    unchanged = rows.filter(pk=question.pk, revision=question.revision)
    if unchanged.update(revision=question.revision + 1) != 1:
        raise Conflict(_("Somebody else has just worked on this question. Look at it again."))
    question.revision += 1
    with audited(
        actor=actor, act=f"question_{act}", subject=question, werkplaats_id=question.werkplaats_id
    ) as audit:
        yield audit
    work.mark_changed("question", question.uuid)


def write_event(
    *,
    actor: Actor,
    audit: AuditEvent,
    question: Question,
    act: Act,
    state: QuestionState | None = None,
    note: str = "",
    subject: tuple[str, UUID, str] | None = None,
    is_internal: bool = False,
    **changes: Any,
) -> QuestionEvent:
    """Change the question and add the line to its thread. `subject`: kind, uuid, label."""
    before = {name: _plain(getattr(question, name)) for name in RESTORED}
    for name, value in changes.items():
        setattr(question, name, value)
    if state is not None and state != question.state:
        QUESTION_STATES.check(question.state, state)
        question.state = state
    question.save(audit=audit)
    kind, uuid, label = subject or ("", None, "")
    event: QuestionEvent = QuestionEvent.objects.create(
        audit=audit,
        question=question,
        act=act,
        by=actor.user,
        note=note,
        subject_kind=kind,
        subject_uuid=uuid,
        subject_label=label[:300],
        is_internal=is_internal,
        before=before,
    )
    tell_later(event=event)
    if question.state != before["state"]:
        set_end_of_follows(question=question)
    return event


def journey_of(question: Question) -> Journey:
    """The question's journey round the lemniscate, begun when it came in."""
    return begin_journey(
        kind="question",
        uuid=question.uuid,
        label=question.wording or question.number,
        werkplaats=question.werkplaats,
        issue=question.issue,
        is_public=question.is_public,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
