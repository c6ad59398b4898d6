"""Small marks that are counted: the ladder of rungs, pieces of evidence, dots. Numbers in, path data out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

RUNGS = 7
SOURCES = ("practice", "experience", "science")
SHAPES = {
    "practice": "M{left} {middle}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "experience": "M{centre} {top}l6 11h-12z",
    "science": "M{left} {square}h10v10h-10z",
}
STEP = 15
"""From the centre of a mark to that of the next, in both directions."""
FOR_A_ROW, AGAINST_A_ROW = 9, 3
DOTS_A_ROW = 8


@dataclass(frozen=True, slots=True)
class Ladder:
    on: str
    off: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Marks right of the axis support, left of it contradict; more than a row holds goes on below."""

    height: int
    supporting: str
    contradicting: str
    n_supporting: int
    n_contradicting: int


@dataclass(frozen=True, slots=True)
class Tile:
    """A werkplaats on the schematic map: `code` on a phone, its place from 1, 1. `questions` is what is
    counted: those that are open, unless the map says otherwise."""

    code: str
    name: str
    url: str
    questions: int
    column: int
    row: int
    forming: bool = False


def ladder(rung: int) -> Ladder:
    """Seven bars, each higher than the last, `rung` of them filled."""
    bars = [f"M{7 * place + 0.5} {12.5 - 2 * place}h5v{3 + 2 * place}h-5z" for place in range(RUNGS)]
    return Ladder("".join(bars[:rung]), "".join(bars[rung:]))


def evidence(counts: Mapping[str, Sequence[int]]) -> Evidence:
    """`counts` holds for practice, experience and science how many pieces support and how many contradict."""
    supporting = [source for source in SOURCES for _ in range(counts.get(source, (0, 0))[0])]
    contradicting = [source for source in SOURCES for _ in range(counts.get(source, (0, 0))[1])]
    rows = max(1, -(-len(supporting) // FOR_A_ROW), -(-len(contradicting) // AGAINST_A_ROW))
    return Evidence(
        height=22 + STEP * (rows - 1),
        supporting=_marks(supporting, FOR_A_ROW, start=58, step=STEP),
        contradicting=_marks(contradicting, AGAINST_A_ROW, start=34, step=-STEP),
        n_supporting=len(supporting),
        n_contradicting=len(contradicting),
    )


def bar(value: float, largest: float) -> float:
    """How far a bar reaches, of a hundred: the longest all the way, and what is something is seen."""
    if value <= 0 or largest <= 0:
        return 0
    return round(max(1.5, min(100, 100 * value / largest)), 1)


def dots(n: int) -> tuple[int, int, str]:
    """Width, height and path of `n` dots, eight a row."""
    places = [divmod(place, DOTS_A_ROW) for place in range(n)]
    data = "".join(f"M{4 + 10 * column} {4 + 10 * row}h0" for row, column in places)
    rows = -(-n // DOTS_A_ROW)
    return 10 * min(n, DOTS_A_ROW), 10 * rows - 2, data


def _marks(sources: Iterable[str], a_row: int, *, start: int, step: int) -> str:
    data = ""
    for place, source in enumerate(sources):
        row, column = divmod(place, a_row)
        centre, middle = start + step * column, 11 + STEP * row
        data += SHAPES[source].format(
            left=centre - 5, centre=centre, middle=middle, top=middle - 6, square=middle - 5
        )
    return data
