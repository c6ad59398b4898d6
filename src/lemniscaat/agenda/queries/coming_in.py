"""What came in and could go on an agenda: results of rounds, questions that wait for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from lemniscaat.agenda.enums import QuestionState, RoundState
from lemniscaat.agenda.models import Agenda, AgendaItem, Candidate, Question, Round
from lemniscaat.agenda.queries.results import Row, result
from lemniscaat.kernel.reading import naming


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing of a round's result, and what the agenda says of it already (None: nothing)."""

    row: Row
    item: AgendaItem | None


def rounds_with_result(agenda: Agenda) -> QuerySet[Round]:
    """The closed rounds of its werkplaats, the newest first."""
    rows = Round.objects.filter(werkplaats=agenda.werkplaats_id, state=RoundState.CLOSED)
    return naming(rows, "werkplaats")


def weighed(agenda: Agenda, round: Round) -> Sequence[Weighed]:
    """The result of a round in its order, each with where it stands on the agenda."""
    items = list(agenda.items.all())
    by_candidate = {item.candidate_id: item for item in items if item.candidate_id}
    by_issue = {item.issue_id: item for item in items if item.issue_id}
    by_question = _by_question(agenda)
    return [
        Weighed(
            row,
            by_candidate.get(row.candidate.pk)
            or by_question.get(row.candidate.question_id or 0)
            or by_issue.get(row.candidate.issue_id or 0),
        )
        for row in result(round).rows
    ]


def questions_that_wait(agenda: Agenda, words: str = "") -> QuerySet[Question]:
    """Explicit questions of the werkplaats that no theme of this agenda came from; those with these words."""
    rows = Question.objects.filter(werkplaats=agenda.werkplaats_id, state=QuestionState.EXPLICIT)
    for word in words.split():
        rows = rows.filter(wording__icontains=word)
    return rows.exclude(pk__in=_by_question(agenda)).order_by("-received_at", "-id")


def weighed_candidates(agenda: Agenda) -> QuerySet[Candidate]:
    """What was weighed in the closed rounds of its werkplaats."""
    rows = Candidate.objects.filter(round__werkplaats=agenda.werkplaats_id, round__state=RoundState.CLOSED)
    return rows.select_related("round", "question", "issue")


def _by_question(agenda: Agenda) -> dict[int, AgendaItem]:
    links = AgendaItem.questions.through.objects.filter(agendaitem__agenda=agenda)
    items = {item.pk: item for item in agenda.items.all()}
    return {link.question_id: items[link.agendaitem_id] for link in links if link.agendaitem_id in items}
