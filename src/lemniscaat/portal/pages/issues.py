"""What the list of issues is made of: where each is, and what is known. A fixed number of queries."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue, Phase
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import VISITOR

A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    issue: Issue
    phase: str
    regions: int
    questions: int
    factors: int

    @property
    def phase_label(self) -> str:
        """Where it is, in a word."""
        return str(Phase(self.phase).label)


@dataclass(frozen=True, slots=True)
class Issues:
    rows: list[Row]
    page: Page


def issues(asked: QueryDict) -> Issues:
    """A page of issues, by title."""
    page = Paginator(circulation.issues().prefetch_related(None), A_PAGE).get_page(asked.get("page"))
    ids = [issue.pk for issue in page]
    phases = dict(
        circulation.journeys(VISITOR)
        .filter(subject_kind="issue", issue__in=ids)
        .values_list("issue_id", "phase")
    )
    questions = agenda.questions_by_issue(ids)
    factors = knowledge.factors_by_issue(ids)
    rows = [
        Row(
            issue,
            phases.get(issue.pk, Phase.OPSCHALEN),
            *questions.get(issue.pk, (0, 0)),
            factors.get(issue.pk, 0),
        )
        for issue in page
    ]
    return Issues(rows, page)
