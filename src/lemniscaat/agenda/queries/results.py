"""The result of a closed round: perspectives side by side, none outweighing another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lemniscaat.agenda.enums import SMALLEST_GROUP
from lemniscaat.agenda.models import Candidate, ResultGroup, ResultPoints, Round
from lemniscaat.network.api import Perspective


@dataclass(frozen=True, slots=True)
class Cell:
    """What one group gave to one candidate: points a voter, and all its points together. `is_highest`:
    it gave nothing more."""

    group: ResultGroup
    mean: float
    points: int
    is_highest: bool

    @property
    def name(self) -> str:
        """Of which group."""
        return group_name(self.group)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate with what each group gave. `mean` is that of the groups: each weighs the same, however
    many voters it has."""

    candidate: Candidate
    mean: float
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Result:
    """`rows` with the highest mean first; none when there were too few voters to show anything of."""

    round: Round
    groups: Sequence[ResultGroup]
    rows: Sequence[Row]
    unheard: Sequence[Perspective]

    @property
    def n_ballots(self) -> int:
        """How many ballots were counted."""
        return sum(group.n_ballots for group in self.groups)

    @property
    def is_shown(self) -> bool:
        """Whether there were enough voters to show what they gave."""
        return bool(self.rows)

    @property
    def largest(self) -> float:
        """The highest mean of any group: how long the longest bar is."""
        return max((cell.mean for row in self.rows for cell in row.cells), default=0) or 1


def result(round: Round) -> Result:
    """As it was counted at closing; three queries."""
    groups = list(ResultGroup.objects.filter(round=round))
    given = ResultPoints.objects.filter(group__round=round)
    points = {(row.group_id, row.candidate_id): row.points for row in given}
    highest = {row.group_id: row.points for row in sorted(given, key=lambda row: row.points)}
    heard = {side for group in groups for side in group.perspectives}
    shown = bool(groups) and all(group.n_ballots >= SMALLEST_GROUP for group in groups)
    rows = [_row(candidate, groups, points, highest) for candidate in round.candidates.all()] if shown else []
    return Result(
        round=round,
        groups=groups,
        rows=sorted(rows, key=lambda row: -row.mean),
        unheard=[side for side in Perspective if side not in heard],
    )


def group_name(group: ResultGroup) -> str:
    """Praktijk; or, of perspectives counted together, Kleinere groepen samen."""
    if len(group.perspectives) > 1:
        return _("smaller groups together")
    return str(Perspective(group.perspectives[0]).label)


def group_members(group: ResultGroup) -> list[str]:
    """The perspectives in it, in words."""
    return [str(Perspective(side).label) for side in group.perspectives]


def _row(
    candidate: Candidate,
    groups: Sequence[ResultGroup],
    points: Mapping[tuple[int, int], int],
    highest: Mapping[int, int],
) -> Row:
    cells = []
    for group in groups:
        given = points.get((group.pk, candidate.pk), 0)
        cells.append(Cell(group, given / group.n_ballots, given, 0 < given == highest[group.pk]))
    return Row(candidate, sum(cell.mean for cell in cells) / len(cells), cells)
