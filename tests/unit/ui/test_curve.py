"""The geometry is that of the visual standard: the paths it was drawn with, to the letter."""

from itertools import pairwise
from math import hypot

import pytest

from lemniscaat.ui.curve import ARROWS, BEGINS, HERO, MARK, SECTION, STATIONS, number, without

HERO_ARMS = {
    "ontwikkelen": "M24 150C24 195 46 238 76 262C107 286 143 292 175 287C208 282 236 268 261 249"
    "C286 231 307 210 327 187",
    "opschalen": "M393 113C413 90 434 69 459 51C484 32 512 18 545 13C577 8 613 14 644 38"
    "C674 62 696 105 696 150",
    "verspreiden": "M696 150C696 195 674 238 644 262C613 286 577 292 545 287C512 282 484 268 459 249"
    "C434 231 413 210 393 187",
    "verrijken": "M327 113C307 90 286 69 261 51C236 32 208 18 175 13C143 8 107 14 76 38C46 62 24 105 24 150",
}


def test_arms_of_the_hero_are_those_of_the_standard() -> None:
    assert {phase: HERO.path(HERO.arm(phase)) for phase in BEGINS} == HERO_ARMS


def test_ways_over_are_those_of_the_standard() -> None:
    assert HERO.path(HERO.way("out"), pieces=1) == "M327 187C350 163 370 137 393 113"
    assert HERO.path(HERO.way("back"), pieces=1) == "M393 187C370 163 350 137 327 113"


def test_half_arm_ends_at_the_station() -> None:
    drawn = SECTION.path(SECTION.half_arm("verspreiden"))
    assert drawn.startswith("M310 68C310 77 308 86 305 94")
    assert drawn.endswith(" 252 130")


def test_stations_stand_at_the_tops_and_bottoms() -> None:
    tops = {phase: tuple(round(value) for value in HERO.at(angle)) for phase, angle in STATIONS.items()}
    assert tops == {
        "ontwikkelen": (154, 289),
        "opschalen": (566, 11),
        "verspreiden": (566, 289),
        "verrijken": (154, 11),
    }


def test_chevrons_point_the_way_knowledge_goes() -> None:
    assert HERO.chevrons() == (
        "M19.2 147L24 153L28.8 147M300.2 222.6L301.1 215L293.5 215.7M422.2 88.4L423.2 80.8L415.5 81.5"
        "M691.2 147L696 153L700.8 147M426.5 215.7L418.9 215L419.8 222.6M304.5 81.5L296.8 80.8L297.8 88.4"
    )
    assert len(ARROWS) == 6


@pytest.mark.parametrize("angle", [170, 120, 45, -20, -100])
def test_ahead_is_where_the_curve_goes(angle: float) -> None:
    (x, y), (u, v) = HERO.at(angle), HERO.ahead(angle)
    later_x, later_y = HERO.at(angle - 0.01)
    length = hypot(later_x - x, later_y - y)
    assert ((later_x - x) / length, (later_y - y) / length) == pytest.approx((u, v), abs=1e-3)


def test_steps_add_up_to_the_length_of_the_arm() -> None:
    straight = [HERO.at(180 - place * 0.01) for place in range(7901)]
    length = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(straight))
    assert sum(step for _, step in HERO.steps((180, 101))) == pytest.approx(length, rel=1e-4)


def test_without_leaves_the_stretches_beside() -> None:
    assert without([(100, 0)], 50, 10) == [(100, 60), (40, 0)]
    assert without([(100, 60), (40, 0)], 100, 10) == [(90, 60), (40, 0)]
    assert without([(100, 0)], 200, 10) == [(100, 0)]
    assert without([(55, 45)], 50, 10) == []


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(10.0, 1, "10"), (-0.04, 1, "0"), (-0.3, 0, "0"), (3.14, 1, "3.1"), (286.5, 0, "286"), (10.04, 1, "10")],
)
def test_number_is_as_short_as_it_can_be(value: float, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


def test_view_box_is_the_size() -> None:
    assert MARK.view_box == "0 0 24 24"
