"""What the figures say: the network now (hero), one thing's trip (section), a phase (glyph), the name (mark).

A page hands over numbers and words in these classes; templates write the drawings down.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from lemniscaat.ui.curve import (
    ARROWS,
    BEGINS,
    GAP,
    GLYPH,
    HERO,
    MARK,
    SECTION,
    STATIONS,
    WORDMARK,
    Curve,
    Point,
    Stretch,
    number,
    without,
)

PHASES = tuple(BEGINS)
CROSSING = "oversteek"

BEADS = 80
"""A quarter holds no more beads than this: above it one bead stands for five, or twenty-five …"""
CROSSING_HOLDS = {"out": BEADS // 4, "back": BEADS // 8}
"""The way out is a fourth of a quarter long; of the way back, half lies under the way out."""
LANE = 4.3
CLEAR_OF_STATION, CLEAR_OF_ARROW, CLEAR_OF_END, CLEAR_OF_WAY_OUT = 7, 4.6, 1.4, 4.3


@dataclass(frozen=True, slots=True)
class Quarter:
    """What is in one phase now: `n` things, `what` says which, `url` leads to their rows."""

    phase: str
    label: str
    n: int
    what: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """What is on its way over: `out` to the nation, `back` to a region; `waiting` says what waits long."""

    out: int = 0
    back: int = 0
    waiting: str = ""
    waiting_url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table under the figure; `days` is the mean time there, None when unknown."""

    label: str
    n: int
    days: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """The network at one moment: its quarters in phase order, the crossing, and the same as a table. With
    `counts_done` it tells how often something was done, not what is there."""

    quarters: Sequence[Quarter]
    crossing: Crossing
    regions: str = ""
    partners: str = ""
    rows: Sequence[Row] = ()
    caption: str = ""
    counts_done: bool = False

    @property
    def bead(self) -> int:
        """How many things one bead stands for, the same all over the figure."""
        ways = (self.crossing.out, CROSSING_HOLDS["out"]), (self.crossing.back, CROSSING_HOLDS["back"])
        return bead_size([*((quarter.n, BEADS) for quarter in self.quarters), *ways])


@dataclass(frozen=True, slots=True)
class Leg:
    """A phase, or the crossing, of a trip. `state` is done, now or next; `what` replaces its word."""

    phase: str
    state: str
    what: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    tone: str
    d: str


@dataclass(frozen=True, slots=True)
class Station:
    """A ring on the curve; `now` puts an ink dot in it."""

    tone: str
    x: int
    y: int
    now: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    view_box: str
    strokes: Sequence[Stroke]
    stations: Sequence[Station] = ()
    arrows: str = ""
    beads: str = ""


def bead_size(counts: Iterable[tuple[int, int]]) -> int:
    """The smallest of 1, 5, 25 … with which every (count, room) fits."""
    counts = list(counts)
    size = 1
    while any(bead_count(n, size) > room for n, room in counts):
        size *= 5
    return size


def bead_count(n: int, size: int) -> int:
    """Rounded up: whatever is there shows."""
    return -(-n // size)


def hero(flow: Flow) -> Drawing:
    """The network now: the four arms, the crossing, a bead for what is on its way."""
    return Drawing(
        view_box=HERO.view_box,
        strokes=[
            *(Stroke(phase, HERO.path(HERO.arm(phase))) for phase in PHASES),
            *_ways(HERO, out="cross", back="cross"),
        ],
        stations=[_station(HERO, phase, phase) for phase in PHASES],
        arrows=HERO.chevrons(),
        beads="".join(f"M{number(x, 1)} {number(y, 1)}h0" for x, y in _beads(HERO, flow)),
    )


def section(legs: Iterable[Leg]) -> Drawing:
    """One thing's trip. Not yet reached is a hairline; now is an ink dot. Which of the two ways over is
    gone follows from what was reached on the other side."""
    states = {leg.phase: leg.state for leg in legs}
    reached = {phase for phase in PHASES if states.get(phase, "next") != "next"}
    over = "now" if states.get(CROSSING) == "now" else ""
    nation = reached & {"opschalen", "verspreiden"}
    strokes: list[Stroke] = []
    for phase in PHASES:
        if states.get(phase) != "done":
            strokes.append(Stroke("todo", SECTION.path(SECTION.arm(phase))))
        if phase in reached:
            stretch = SECTION.arm(phase) if states[phase] == "done" else SECTION.half_arm(phase)
            strokes.append(Stroke(phase, SECTION.path(stretch)))
    out = "cross" if nation or (over and "verspreiden" not in reached) else "todo"
    back = "cross" if nation and ("verrijken" in reached or (over and "verspreiden" in reached)) else "todo"
    stations = [
        _station(SECTION, phase, phase if phase in reached else "todo", now=states.get(phase) == "now")
        for phase in PHASES
    ]
    if over:
        stations.append(Station("cross", SECTION.width // 2, SECTION.height // 2, now=True))
    return Drawing(SECTION.view_box, [*strokes, *_ways(SECTION, out=out, back=back)], stations)


@cache
def glyph() -> Drawing:
    """The whole figure as a hairline; a class of its user fills one quarter (1 to 4) or the crossing (x)."""
    arms = [(BEGINS[phase], BEGINS[phase] - 90) for phase in PHASES]
    strokes = [Stroke(str(place), GLYPH.path(arm, pieces=2)) for place, arm in enumerate(arms, start=1)]
    ways = [Stroke("x", GLYPH.path(GLYPH.way(direction), pieces=1)) for direction in ("out", "back")]
    return Drawing(GLYPH.view_box, [*strokes, *ways])


@cache
def wordmark() -> Drawing:
    """The figure beside the name."""
    return _sign(WORDMARK)


@cache
def mark() -> Drawing:
    """The figure alone, in a square."""
    return _sign(MARK)


def _sign(curve: Curve) -> Drawing:
    edge = curve.crossing - 2
    left, right = (-90 - edge, -270 + edge), (90 - edge, -90 + edge)
    strokes = [Stroke("l", curve.path(left, pieces=6)), Stroke("r", curve.path(right, pieces=6))]
    ways = [Stroke("x", curve.path(curve.way(direction), pieces=1)) for direction in ("back", "out")]
    return Drawing(curve.view_box, [*strokes, *ways])


def _ways(curve: Curve, *, out: str, back: str) -> list[Stroke]:
    """The way out lies over the way back, with a clearing of paper."""
    return [
        Stroke(back, curve.path(curve.way("back"), pieces=1)),
        Stroke("gap", curve.path(curve.way("out", GAP), pieces=1)),
        Stroke(out, curve.path(curve.way("out"), pieces=1)),
    ]


def _station(curve: Curve, phase: str, tone: str, *, now: bool = False) -> Station:
    x, y = curve.at(STATIONS[phase])
    return Station(tone, round(x), round(y), now)


def _beads(curve: Curve, flow: Flow) -> list[Point]:
    points: list[Point] = []
    for quarter in flow.quarters:
        start, end = curve.arm(quarter.phase)
        free = [(start - CLEAR_OF_END, end + CLEAR_OF_END)]
        free = without(free, STATIONS[quarter.phase], CLEAR_OF_STATION)
        for arrow in (*ARROWS, -180):
            free = without(free, arrow, CLEAR_OF_ARROW)
        points += _strung(curve, quarter.phase, free, bead_count(quarter.n, flow.bead))
    for direction, n in (("out", flow.crossing.out), ("back", flow.crossing.back)):
        start, end = curve.way(direction)
        free = [(start - CLEAR_OF_END, end + CLEAR_OF_END)]
        if direction == "back":
            free = without(free, -90, CLEAR_OF_WAY_OUT)
        points += _strung(curve, direction, free, bead_count(n, flow.bead))
    return points


@cache
def _walk(curve: Curve, free: tuple[Stretch, ...]) -> list[tuple[float, float]]:
    """The stretches in small steps, which are the same at every visit."""
    return [step for stretch in free for step in curve.steps(stretch)]


def _strung(curve: Curve, seed: str, free: Sequence[Stretch], beads: int) -> list[Point]:
    """Beads at equal steps of arc, in two lanes. Each is a little off, less so the fuller it
    is, by a jitter that hangs on `seed` and place alone: beads do not jump between visits."""
    steps = _walk(curve, tuple(free))
    length = sum(step for _, step in steps)
    points: list[Point] = []
    walked, place = 0.0, -1
    play = 0.4 * (1 - beads / 100)
    for bead in range(beads):
        jitter = (crc32(f"{seed} {bead}".encode()) / 2**32 - 0.5) * play
        while walked < (bead + 0.5 + jitter) * length / beads:
            place += 1
            walked += steps[place][1]
        (x, y), (u, v) = curve.at(steps[place][0]), curve.ahead(steps[place][0])
        lane = LANE if bead % 2 else -LANE
        points.append((x - lane * v, y + lane * u))
    return points
