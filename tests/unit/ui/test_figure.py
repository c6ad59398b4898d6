"""One bead is one thing, and what was not reached is a hairline."""

import re
from itertools import combinations
from math import hypot

import pytest

from lemniscaat.ui.curve import HERO, STATIONS
from lemniscaat.ui.figure import (
    BEADS,
    CROSSING_HOLDS,
    LANE,
    Crossing,
    Flow,
    Leg,
    Quarter,
    Station,
    bead_count,
    bead_size,
    glyph,
    hero,
    mark,
    section,
    wordmark,
)


def flow(*counts: int, out: int = 0, back: int = 0) -> Flow:
    phases = ("ontwikkelen", "opschalen", "verspreiden", "verrijken")
    return Flow(
        [Quarter(phase, phase, n) for phase, n in zip(phases, counts, strict=True)], Crossing(out, back)
    )


def beads(drawn: Flow) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)h0", hero(drawn).beads)]


def test_hero_has_a_bead_for_each_thing() -> None:
    assert len(beads(flow(46, 12, 9, 17, out=3, back=1))) == 46 + 12 + 9 + 17 + 3 + 1
    assert beads(flow(0, 0, 0, 0)) == []


def test_beads_lie_in_their_own_quarter() -> None:
    left_low = [bead for bead in beads(flow(80, 0, 0, 0)) if bead[0] < 360 and bead[1] > 150]
    right_high = [bead for bead in beads(flow(0, 80, 0, 0)) if bead[0] > 360 and bead[1] < 150]
    right_low = [bead for bead in beads(flow(0, 0, 80, 0)) if bead[0] > 360 and bead[1] > 150]
    left_high = [bead for bead in beads(flow(0, 0, 0, 80)) if bead[0] < 360 and bead[1] < 150]
    assert [len(quarter) for quarter in (left_low, right_high, right_low, left_high)] == [80, 80, 80, 80]


def test_beads_leave_stations_free() -> None:
    stations = [HERO.at(angle) for angle in STATIONS.values()]
    nearest = min(hypot(x - u, y - v) for x, y in beads(flow(80, 80, 80, 80)) for u, v in stations)
    assert nearest > 14 + 2.5 + 2.6


def test_beads_do_not_cover_each_other() -> None:
    placed = beads(flow(80, 80, 80, 80, **CROSSING_HOLDS))
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(placed, 2)) >= 5.2


def test_beads_stay_on_the_ribbon() -> None:
    middle = [HERO.at(angle / 10) for angle in range(-1800, 1800)]
    off = max(
        min(hypot(x - u, y - v) for u, v in middle) for x, y in beads(flow(46, 12, 9, 17, out=3, back=1))
    )
    assert off <= LANE + 1


def test_beads_do_not_jump_when_another_quarter_changes() -> None:
    assert beads(flow(9, 12, 0, 0))[:9] == beads(flow(9, 40, 3, 0))[:9]


@pytest.mark.parametrize(
    ("counts", "out", "back", "size"),
    [
        ((80, 0, 0, 0), 0, 0, 1),
        ((81, 0, 0, 0), 0, 0, 5),
        ((0, 0, 0, 400), 0, 0, 5),
        ((0, 0, 0, 401), 0, 0, 25),
        ((0, 0, 0, 0), 21, 0, 5),
        ((0, 0, 0, 0), 0, 11, 5),
        ((0, 0, 0, 0), 20, 10, 1),
    ],
)
def test_bead_stands_for_more_when_there_is_no_room(
    counts: tuple[int, ...], out: int, back: int, size: int
) -> None:
    assert flow(*counts, out=out, back=back).bead == size


def test_bead_count_shows_whatever_is_there() -> None:
    assert [bead_count(n, 5) for n in (0, 1, 5, 6)] == [0, 1, 1, 2]
    assert bead_size([]) == 1
    assert BEADS == 80


def tones(*legs: Leg) -> list[str]:
    return [stroke.tone for stroke in section(legs).strokes]


def stations(*legs: Leg) -> list[tuple[str, bool]]:
    return [(station.tone, station.now) for station in section(legs).stations]


def test_section_before_the_beginning_is_all_hairline() -> None:
    assert tones() == ["todo"] * 4 + ["todo", "gap", "todo"]
    assert stations() == [("todo", False)] * 4


def test_section_colours_what_is_done_and_half_of_what_is_now() -> None:
    legs = [Leg("ontwikkelen", "done"), Leg("opschalen", "done"), Leg("verspreiden", "now")]
    expected = ["ontwikkelen", "opschalen", "todo", "verspreiden", "todo", "todo", "gap", "cross"]
    assert tones(*legs) == expected
    assert stations(*legs) == [
        ("ontwikkelen", False),
        ("opschalen", False),
        ("verspreiden", True),
        ("todo", False),
    ]


def test_section_colours_the_way_back_once_a_region_has_it() -> None:
    legs = [Leg(phase, "done") for phase in ("ontwikkelen", "opschalen", "verspreiden", "verrijken")]
    assert tones(*legs)[-3:] == ["cross", "gap", "cross"]


def test_section_leaves_the_crossing_bare_when_it_stayed_in_the_region() -> None:
    assert tones(Leg("ontwikkelen", "done"), Leg("verrijken", "now"))[-3:] == ["todo", "gap", "todo"]


def test_section_shows_what_is_crossing_out() -> None:
    legs = [Leg("ontwikkelen", "done"), Leg("oversteek", "now")]
    assert tones(*legs)[-3:] == ["todo", "gap", "cross"]
    assert section(legs).stations[-1] == Station("cross", 160, 68, now=True)


def test_section_shows_what_is_crossing_back() -> None:
    legs = [Leg(phase, "done") for phase in ("ontwikkelen", "opschalen", "verspreiden")]
    assert tones(*legs, Leg("oversteek", "now"))[-3:] == ["cross", "gap", "cross"]


def test_signs_are_those_of_the_standard() -> None:
    assert [stroke.tone for stroke in glyph().strokes] == ["1", "2", "3", "4", "x", "x"]
    assert glyph().strokes[0].d == "M3.1 10C3.1 15.2 9.2 17.8 13.1 16.6C17 15.5 19.5 12.6 22 10"
    assert glyph().strokes[4].d == "M17 14.6C20.8 11.9 23.2 8.1 27 5.4"
    assert wordmark().strokes[2].d == "M27.3 15.8C25 13.4 23 10.6 20.7 8.2"
    assert mark().strokes[3].d == "M10.1 14.4C11.5 12.9 12.5 11.1 13.9 9.6"
