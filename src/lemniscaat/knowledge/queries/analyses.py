"""Reads of analyses over cases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from lemniscaat.circulation.api import Issue
from lemniscaat.knowledge.enums import UNPUBLISHED_ITEM_STATES, Finding
from lemniscaat.knowledge.models import Analysis, AnalysisCase, AnalysisCell, AnalysisColumn, Item
from lemniscaat.network.api import Actor

ANALYSIS_KIND = "practice_analysis"
"""The code of the kind of item that an analysis over cases is."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case with what was found of each factor, in the order of the columns."""

    case: AnalysisCase
    cells: Sequence[AnalysisCell]


@dataclass(frozen=True, slots=True)
class Column:
    """One factor: in how many cases it was there and worked, did not, or was unclear; never averaged."""

    column: AnalysisColumn
    worked: int
    did_not: int
    unclear: int


@dataclass(frozen=True, slots=True)
class Matrix:
    analysis: Analysis
    columns: Sequence[Column]
    rows: Sequence[Row]

    @property
    def werkplaatsen(self) -> list[str]:
        """Whose cases are in it."""
        return sorted({str(row.case.werkplaats) for row in self.rows})

    @property
    def remarks(self) -> Iterator[tuple[AnalysisCase, Sequence[AnalysisCell]]]:
        """By case, the cells with something said of them."""
        for row in self.rows:
            said = [cell for cell in row.cells if cell.remark]
            if said or row.case.remark:
                yield row.case, said

    def table(self) -> Iterator[list[object]]:
        """A row a case: whose, what came of it, and each factor with its remark."""
        for row in self.rows:
            found = [part for cell in row.cells for part in (cell.get_finding_display(), cell.remark)]
            case = row.case
            yield [case.werkplaats, case.label, *found, case.get_outcome_display(), case.remark]

    def head(self) -> list[str]:
        """What stands above those."""
        factors = [
            part
            for each in self.columns
            for part in (
                each.column.factor.what,
                _("Remark: %(what)s") % {"what": each.column.factor.what},
            )
        ]
        return [_("Werkplaats"), _("Case"), *factors, _("What came of it"), _("Remark")]


def analyses(actor: Actor) -> QuerySet[Analysis]:
    """Those she may see, the newest first."""
    return Analysis.objects.visible_to(actor).select_related("item__kind", "item__werkplaats", "issue")


def analyses_begun(actor: Actor, issue: Issue) -> QuerySet[Analysis]:
    """Those on an issue that are hers to work on, or wait to be published."""
    return analyses(actor).filter(issue=issue, item__state__in=UNPUBLISHED_ITEM_STATES)


def analysis(actor: Actor, uuid: UUID) -> Analysis | None:
    """One, with its group; None when it is not there or not for this actor."""
    return analyses(actor).filter(uuid=uuid).prefetch_related("werkplaatsen").first()


def analysis_of(item: Item) -> Analysis | None:
    """The matrix of an item; no query for what is no analysis."""
    if item.kind.code != ANALYSIS_KIND:
        return None
    whose = item.revises_id or item.pk
    rows = Analysis.objects.filter(item=whose).select_related("issue", "item")
    return rows.prefetch_related("werkplaatsen").first()


def matrix(analysis: Analysis) -> Matrix:
    """All of it; three queries."""
    columns = list(analysis.columns.select_related("factor__issue"))
    cells = Prefetch("cells", AnalysisCell.objects.select_related("column__factor").order_by("column_id"))
    cases = analysis.cases.select_related("werkplaats").prefetch_related(cells)
    rows = [Row(case, list(case.cells.all())) for case in cases]
    return Matrix(analysis, [_column(column, rows) for column in columns], rows)


def _column(column: AnalysisColumn, rows: Sequence[Row]) -> Column:
    found = [cell.finding for row in rows for cell in row.cells if cell.column_id == column.pk]
    return Column(
        column,
        found.count(Finding.WORKED),
        found.count(Finding.DID_NOT),
        found.count(Finding.UNCLEAR),
    )
