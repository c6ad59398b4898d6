"""The geometry of the lemniscate: angles in, SVG path data out.

Bernoulli's curve stretched in height by k:
x = cx + a cos t / (1 + sin² t), y = cy − k a sin t cos t / (1 + sin² t).
t falls from 180° to −180°, the way knowledge goes. Angles are in degrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, degrees, hypot, radians, sin, sqrt

BEGINS = {"ontwikkelen": 180, "opschalen": 90, "verspreiden": 0, "verrijken": -90}
"""Each phase has the quarter that begins here: left low, right high, right low, left high."""

TOP = degrees(asin(1 / sqrt(3)))
"""Where the curve is highest: sin² t = 1/3."""

STATIONS = {"ontwikkelen": 180 - TOP, "opschalen": TOP, "verspreiden": -TOP, "verrijken": TOP - 180}
ARROWS = (180, 110, 70, 0, -70, -110)

GAP = 0.61
"""The share of the crossing along which the way out clears the way back."""

Point = tuple[float, float]
Stretch = tuple[float, float]
"""Two angles, the first the greater: knowledge goes from the first to the second."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One size of the figure: its box, its half width `a`, its stretch `k`, half the angle that the
    crossing takes, and the decimals its paths are written with."""

    width: int
    height: int
    a: float
    k: float = 1.17
    crossing: float = 0
    decimals: int = 0

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def at(self, angle: float) -> Point:
        t = radians(angle)
        reach = self.a / (1 + sin(t) ** 2)
        return self.width / 2 + reach * cos(t), self.height / 2 - self.k * reach * sin(t) * cos(t)

    def slope(self, angle: float) -> Point:
        """The derivative by t (in radians) of the point at `angle`."""
        t = radians(angle)
        under = (1 + sin(t) ** 2) ** 2
        across = -self.a * sin(t) * (2 + cos(t) ** 2) / under
        down = -self.k * self.a * (1 - 3 * sin(t) ** 2) / under
        return across, down

    def ahead(self, angle: float) -> Point:
        """The direction in which knowledge goes, of length one."""
        across, down = self.slope(angle)
        length = hypot(across, down)
        return -across / length, -down / length

    def path(self, stretch: Stretch, pieces: int = 4) -> str:
        """A stretch as cubic Béziers: for a step h (in radians) the handles are P ± P′·h/3."""
        start, end = stretch
        step = (end - start) / pieces
        third = radians(step) / 3
        data = f"M{self.pair(self.at(start))}"
        for here, there in pairwise(start + step * piece for piece in range(pieces + 1)):
            (x, y), (across, down) = self.at(here), self.slope(here)
            (u, v), (left, up) = self.at(there), self.slope(there)
            points = (x + across * third, y + down * third), (u - left * third, v - up * third), (u, v)
            data += "C" + " ".join(self.pair(point) for point in points)
        return data

    def arm(self, phase: str) -> Stretch:
        """The quarter of `phase`, clear of the crossing."""
        begin = BEGINS[phase]
        if begin % 180:
            return begin - self.crossing, begin - 90
        return begin, begin - 90 + self.crossing

    def half_arm(self, phase: str) -> Stretch:
        """The quarter as far as its station."""
        return self.arm(phase)[0], STATIONS[phase]

    def way(self, direction: str, share: float = 1) -> Stretch:
        """The crossing, `out` to the nation or `back`, or the middle `share` of it."""
        middle = 90 if direction == "out" else -90
        return middle + self.crossing * share, middle - self.crossing * share

    def chevrons(self) -> str:
        """Arrows that point the way knowledge goes."""
        data = ""
        for angle in ARROWS:
            (x, y), (u, v) = self.at(angle), self.ahead(angle)
            legs = (-3, -4.8), (3, 0), (-3, 4.8)
            points = [(x + along * u + beside * v, y + along * v - beside * u) for along, beside in legs]
            data += "M" + "L".join(f"{number(px, 1)} {number(py, 1)}" for px, py in points)
        return data

    def steps(self, stretch: Stretch) -> Iterator[tuple[float, float]]:
        """The stretch in steps of a fifth of a degree: the angle and the length of each."""
        start, end = stretch
        count = max(1, round((start - end) * 5))
        step = (start - end) / count
        for place in range(count):
            angle = start - step * (place + 0.5)
            yield angle, hypot(*self.slope(angle)) * radians(step)

    def pair(self, point: Point) -> str:
        return " ".join(number(value, self.decimals) for value in point)


def number(value: float, decimals: int = 0) -> str:
    """As short as it can be written: 10, not 10.0; 0, not -0."""
    return f"{round(value, decimals) + 0.0:.{decimals}f}".removesuffix(".0")


def without(stretches: list[Stretch], middle: float, clearing: float) -> list[Stretch]:
    """The stretches, with `clearing` kept free on both sides of `middle`."""
    parts = []
    for start, end in stretches:
        parts += [(start, max(end, middle + clearing)), (min(start, middle - clearing), end)]
    return [(start, end) for start, end in dict.fromkeys(parts) if start > end]


HERO = Curve(720, 300, 336, crossing=11)
SECTION = Curve(320, 136, 150, crossing=13)
GLYPH = Curve(44, 20, 18.9, k=1.05, crossing=28, decimals=1)
WORDMARK = Curve(48, 24, 21.4, k=1.22, crossing=17, decimals=1)
MARK = Curve(24, 24, 10.6, k=1.3, crossing=20, decimals=1)
