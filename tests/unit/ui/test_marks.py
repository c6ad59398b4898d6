import re

import pytest

from lemniscaat.ui.marks import bar, dots, evidence, ladder


@pytest.mark.parametrize("rung", range(1, 8))
def test_ladder_fills_as_many_bars_as_the_rung(rung: int) -> None:
    drawn = ladder(rung)
    assert (drawn.on.count("M"), drawn.off.count("M")) == (rung, 7 - rung)


def test_ladder_is_drawn_as_in_the_standard() -> None:
    assert ladder(2).on == "M0.5 12.5h5v3h-5zM7.5 10.5h5v5h-5z"


def test_evidence_is_drawn_as_in_the_standard() -> None:
    drawn = evidence({"practice": (2, 1), "experience": (2, 1), "science": (1, 0)})
    assert drawn.supporting == (
        "M53 11a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM68 11a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"
        "M88 5l6 11h-12zM103 5l6 11h-12zM113 6h10v10h-10z"
    )
    assert drawn.contradicting == "M29 11a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM19 5l6 11h-12z"
    assert (drawn.n_supporting, drawn.n_contradicting, drawn.height) == (5, 2, 22)


def test_evidence_goes_on_below_when_a_row_is_full() -> None:
    drawn = evidence({"practice": (10, 4)})
    assert (drawn.n_supporting, drawn.n_contradicting, drawn.height) == (10, 4, 37)
    assert drawn.supporting.endswith("M53 26a5 5 0 1 0 10 0a5 5 0 1 0-10 0z")
    assert drawn.contradicting.endswith("M29 26a5 5 0 1 0 10 0a5 5 0 1 0-10 0z")


def test_evidence_of_nothing_has_no_marks() -> None:
    drawn = evidence({})
    assert (drawn.supporting, drawn.contradicting, drawn.height) == ("", "", 22)


@pytest.mark.parametrize(("n", "width", "height"), [(1, 10, 8), (8, 80, 8), (9, 80, 18)])
def test_dots_stand_eight_in_a_row(n: int, width: int, height: int) -> None:
    drawn = dots(n)
    assert drawn[:2] == (width, height)
    assert len(re.findall("M", drawn[2])) == n


@pytest.mark.parametrize(("value", "long"), [(0, 0), (0.001, 1.5), (2.5, 50), (5, 100), (6, 100)])
def test_bar_is_as_long_as_its_number_and_what_is_something_is_seen(value: float, long: float) -> None:
    assert bar(value, 5) == long


def test_bar_of_nothing_is_none() -> None:
    assert bar(0, 0) == 0
