"""How an act on a question is done: one turn, one audit event, one line of the thread, one step at most."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.following import set_end_of_follows
from lemniscaat.agenda.actions.national import count_later
from lemniscaat.agenda.actions.telling import tell_later
from lemniscaat.agenda.enums import (
    AGREEMENTS,
    ASIDE_STATES,
    HEARING_ACTS,
    OPEN_STATES,
    QUESTION_STATES,
    Act,
    QuestionState,
)
from lemniscaat.agenda.models import Question, QuestionEvent
from lemniscaat.circulation.api import Activity, Journey, begin_journey, change_journey, record_step
from lemniscaat.kernel import work
from lemniscaat.kernel.errors import Conflict, require
from lemniscaat.kernel.privacy import Left
from lemniscaat.network.api import Actor, AuditEvent, audited

RESTORED = (
    "state",
    "wording",
    "proposed",
    "agreement",
    "short_answer",
    "reason",
    "issue_id",
    "published_at",
    "revealed_at",
    "asker_spoke_at",
)
"""What an act may change and undoing puts back. The slug stays: an address once given keeps working."""

Pointed = tuple[str, UUID, str]
"""A thing by kind, uuid and the label to keep."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One act on a question while it is done; whatever it writes is written under `audit`."""

    actor: Actor
    question: Question
    act: Act
    audit: AuditEvent

    def write(
        self,
        *,
        state: QuestionState | None = None,
        note: str = "",
        subject: Pointed | None = None,
        is_internal: bool = False,
        activity: Activity | None = None,
        perspective: str = "",
        was: Mapping[str, Any] | None = None,
        **changes: Any,
    ) -> QuestionEvent:
        """Change the question, add the line to its thread, let its journey follow, and record the step
        if the act is one of the twelve activities. `subject` is what it is about,
        beside the question; `was` is what undoing puts back beside `RESTORED`."""
        question = self.question
        before = {name: _plain(getattr(question, name)) for name in RESTORED} | dict(was or {})
        if state is not None:
            QUESTION_STATES.check(question.state, state)
        self._change(state or QuestionState(question.state), changes)
        event = self._note(note, subject, is_internal=is_internal, before=before)
        tell_later(event=event)
        if question.state != before["state"]:
            set_end_of_follows(question=question)
        journey = follow(question)
        if activity is not None:
            record_step(
                actor=self.actor,
                activity=activity,
                journey=journey,
                subject=subject or ("question", question.uuid, question.wording),
                cause=f"event:{event.uuid}",
                perspective=perspective,
                note=note,
            )
        return event

    def tell(self, *, note: str, subject: Pointed) -> QuestionEvent:
        """Add a line to the thread of what changes nothing of the question."""
        event = self._note(note, subject, is_internal=False, before={})
        tell_later(event=event)
        return event

    def _change(self, state: QuestionState, changes: Mapping[str, Any]) -> None:
        agreement = changes.get("agreement", self.question.agreement)
        if agreement != self.question.agreement:
            AGREEMENTS.check(self.question.agreement, agreement)
        heard = {"asker_spoke_at": None} if self.act in HEARING_ACTS else {}
        for name, value in {**heard, **changes, "state": state}.items():
            setattr(self.question, name, value)
        self.question.save(audit=self.audit)

    def _note(
        self, note: str, subject: Pointed | None, *, is_internal: bool, before: Mapping[str, Any]
    ) -> QuestionEvent:
        kind, uuid, label = subject or ("", None, "")
        if uuid is not None:
            work.mark_changed(kind, uuid)
        event: QuestionEvent = QuestionEvent.objects.create(
            audit=self.audit,
            question=self.question,
            act=self.act,
            by=self.actor.user,
            note=note,
            subject_kind=kind,
            subject_uuid=uuid,
            subject_label=label[:300],
            is_internal=is_internal,
            before=before,
        )
        return event


@contextmanager
def turn(*, actor: Actor, question: Question, act: Act, left: Iterable[Left] = ()) -> Iterator[Turn]:
    """Take the next turn on a question: the desk's right, and only if nobody acted since it was read. `left`
    is what may stay of the words that were screened."""
    require(policies.can_work_on(actor, question), _("This question lies at another desk."))
    if question.state in ASIDE_STATES:
        raise Conflict(_("This question has not come in. Let it through first."))
    with taken_turn(actor=actor, question=question, act=act, left=left) as taken:
        yield taken


@contextmanager
def taken_turn(*, actor: Actor, question: Question, act: Act, left: Iterable[Left] = ()) -> Iterator[Turn]:
    """As `turn`, for acts with a right of their own."""
    claim(question)
    with audited(
        actor=actor, act=f"question_{act}", subject=question, werkplaats_id=question.werkplaats_id, left=left
    ) as audit:
        yield Turn(actor, question, act, audit)
    work.mark_changed("question", question.uuid)


def claim(question: Question) -> None:
    """Count this act, if nobody acted since the question was read: who did not see it is told."""
    rows: models.QuerySet[Question] = models.QuerySet(Question)
    unchanged = rows.filter(pk=question.pk, revision=question.revision)
    if unchanged.update(revision=question.revision + 1) != 1:
        raise Conflict(_("Somebody else has just worked on this question. Look at it again."))
    question.revision += 1


def follow(question: Question) -> Journey:
    """Let the question's journey round the lemniscate say what the question is now; begun at the first."""
    now: dict[str, Any] = {
        "label": question.wording or question.number,
        "werkplaats": question.werkplaats,
        "issue": question.issue,
        "is_public": question.is_public,
    }
    journey = begin_journey(kind="question", uuid=question.uuid, **now)
    count_later(issue_ids=[journey.issue_id, question.issue_id])
    return change_journey(journey=journey, ended=question.state not in OPEN_STATES, **now)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
