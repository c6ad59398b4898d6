"""Which questions belong together, as far as somebody may know of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from lemniscaat.agenda.enums import TieKind
from lemniscaat.agenda.models import Question, QuestionTie
from lemniscaat.network.api import Actor


@dataclass(frozen=True, slots=True)
class Tied:
    """A question that belongs with another. `is_own`: the desk of the one it was asked of found so."""

    question: Question
    kind: TieKind
    at: datetime
    is_own: bool


def ties_of(question: Question, actor: Actor) -> Sequence[Tied]:
    """What stands with a question, the first found first; a question she may not see is not told of.
    One query."""
    visible = Question.objects.visible_to(actor)
    rows = ties_between(question).filter(question__in=visible, other__in=visible)
    found = []
    for row in rows.select_related("question__werkplaats", "other__werkplaats"):
        is_own = row.question_id == question.pk
        found.append(Tied(row.other if is_own else row.question, TieKind(row.kind), row.at, is_own))
    return found


def ties_between(question: Question, other: Question | None = None) -> QuerySet[QuestionTie]:
    """The ties of a question that stand, whichever desk made them; those with `other` alone."""
    rows = QuestionTie.objects.filter(Q(question=question) | Q(other=question), undone_at=None)
    return rows.filter(Q(question=other) | Q(other=other)) if other is not None else rows
