"""The drawing of a thread: a lane for each region and one for the nation, a numbered bead for each thing.

Numbers in, path data out; the list beside it says the same in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.ui.figure import Stroke

NATION = "nation"
REGION = "region"
CROSS = "cross"

ROW = 36
HEAD = 40
MARGIN = 22
WIDEST_LANE = 64
WIDTH = 320
"""As wide as the smallest phone leaves free: then a number in it is as large as the words beside it."""
BOW = 0.42
"""How far a line goes aside, in lanes, to pass a bead of its own lane."""


@dataclass(frozen=True, slots=True)
class Lane:
    """`name` stands in the key under the drawing, `code` above the lane."""

    code: str
    name: str
    tone: str


@dataclass(frozen=True, slots=True)
class Bead:
    """One thing: on which lane, and from which earlier beads (counted from 0) it came."""

    lane: int
    comes_from: Sequence[int] = ()
    itself: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    n: int
    x: int
    y: int
    tone: str
    itself: bool


@dataclass(frozen=True, slots=True)
class Strands:
    """All that the template writes down. The codes above the lanes stand at two heights, so that they fit."""

    width: int
    height: int
    lanes: Sequence[tuple[Lane, int, int]]
    lines: Sequence[Stroke]
    beads: Sequence[Placed]


def strands(lanes: Sequence[Lane], beads: Sequence[Bead]) -> Strands:
    """Beads from above to below in the order given; between two lanes a line is of the crossing when one of
    them is the nation's."""
    step = min(WIDEST_LANE, (WIDTH - 2 * MARGIN) // max(1, len(lanes) - 1))
    columns = [MARGIN + step * number for number in range(len(lanes))]
    places = [
        Placed(row + 1, columns[bead.lane], HEAD + ROW * row + ROW // 2, lanes[bead.lane].tone, bead.itself)
        for row, bead in enumerate(beads)
    ]
    lines = [
        Stroke(_tone(places[start], places[end]), _line(places, start, end, step))
        for end, bead in enumerate(beads)
        for start in bead.comes_from
    ]
    return Strands(
        width=columns[-1] + MARGIN if columns else 0,
        height=HEAD + ROW * len(beads),
        lanes=[(lane, columns[n], 14 + 14 * (n % 2)) for n, lane in enumerate(lanes)],
        lines=lines,
        beads=places,
    )


def _tone(start: Placed, end: Placed) -> str:
    return start.tone if start.tone == end.tone else CROSS


def _line(places: Sequence[Placed], start: int, end: int, step: int) -> str:
    """Straight down in its lane, aside where another bead of that lane is in the way, and a bend to another
    lane just before the bead it leads to."""
    a, b = places[start], places[end]
    if a.x != b.x:
        turn = b.y - ROW
        down = f"V{turn}" if turn > a.y else ""
        bend = max(turn, a.y)
        return f"M{a.x} {a.y}{down}C{a.x} {bend + ROW // 2} {b.x} {bend + ROW // 2} {b.x} {b.y}"
    if any(each.x == a.x for each in places[start + 1 : end]):
        aside = round(a.x - step * BOW)
        return f"M{a.x} {a.y}C{aside} {a.y + ROW // 2} {aside} {b.y - ROW // 2} {b.x} {b.y}"
    return f"M{a.x} {a.y}V{b.y}"
