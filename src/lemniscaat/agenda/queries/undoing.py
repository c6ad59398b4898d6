"""What taking back an act would do: what changes, and who has been told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from lemniscaat.agenda.enums import BESIDE_FIELDS, CHANGES_NOTHING, TIE_ACTS, Act
from lemniscaat.agenda.models import Question, QuestionEvent, QuestionTie
from lemniscaat.kernel.models import Job, OutgoingMail


@dataclass(frozen=True, slots=True)
class Undoing:
    """`fields`: name → what stands now and what would stand then, of those that differ. `n_waiting`
    followers would get no mail, `n_told` have had theirs. The desk of a tied question `waits` or was told."""

    event: QuestionEvent
    fields: Mapping[str, tuple[Any, Any]]
    n_waiting: int
    n_told: int
    desk_waits: bool
    desk_was_told: bool


def undoing(question: Question, event: QuestionEvent) -> Undoing:
    """What undoing this act would do at this moment."""
    waits = waiting(word(event)).exists()
    tie = _tie(question, event)
    return Undoing(
        event=event,
        fields={name: pair for name, pair in _pairs(question, event).items() if pair[0] != pair[1]},
        n_waiting=question.follows.exclude(confirmed_at=None).count() if waits else 0,
        n_told=_sent(word(event)),
        desk_waits=tie is not None and waiting(word_of_tie(tie)).exists(),
        desk_was_told=tie is not None and _sent(word_of_tie(tie)) > 0,
    )


def passed_on(werkplaats_id: int | None, number: str) -> QuestionEvent | None:
    """The act by which this desk gave the question with this number to another, as long as nothing was done
    with it since; a message of who asked is nothing done."""
    standing = QuestionEvent.objects.filter(question__number=number, undone_at=None)
    last = standing.exclude(act__in=CHANGES_NOTHING).order_by("at", "id")
    event: QuestionEvent | None = last.select_related("question__werkplaats").last()
    if event is None or event.act != Act.PASS_ON or event.before["werkplaats_id"] != werkplaats_id:
        return None
    return event


def word(event: QuestionEvent) -> str:
    """What the word to followers of an act is known by; each mail adds to whom it goes."""
    return f"tell:{event.uuid}"


def word_of_tie(tie: QuestionTie) -> str:
    """The same, of the word to another desk."""
    return f"tie:{tie.uuid}"


def waiting(key: str) -> "QuerySet[Job]":
    """The word, as long as it waits and can be taken back."""
    return Job.objects.filter(key=key, done_at=None, claimed_until=None)


def _sent(key: str) -> int:
    return OutgoingMail.objects.filter(key__startswith=f"{key}:").count()


def _tie(question: Question, event: QuestionEvent) -> QuestionTie | None:
    if event.act not in TIE_ACTS.values():
        return None
    found: QuestionTie | None = question.ties.filter(undone_at=None, other__uuid=event.subject_uuid).first()
    return found


def _pairs(question: Question, event: QuestionEvent) -> dict[str, tuple[Any, Any]]:
    fields = {name: then for name, then in event.before.items() if name not in BESIDE_FIELDS}
    return {name: (_plain(getattr(question, name)), then) for name, then in fields.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
