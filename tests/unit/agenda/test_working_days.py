from datetime import date

import pytest

from lemniscaat.agenda import working_days


@pytest.mark.parametrize(
    "day, days, expected",
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday → Monday
        (date(2026, 11, 22), 5, date(2026, 11, 27)),  # from a Sunday
        (date(2026, 4, 2), 2, date(2026, 4, 8)),  # over Good Friday and Easter Monday
        (date(2026, 12, 24), 1, date(2026, 12, 28)),  # over Christmas and the weekend
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
    ],
)
def test_after_counts_days_on_which_offices_are_open(day: date, days: int, expected: date) -> None:
    assert working_days.after(day, days) == expected


@pytest.mark.parametrize(
    "due, expected",
    [(date(2026, 11, 23), 1), (date(2026, 11, 20), 0), (date(2026, 11, 27), 5), (date(2026, 11, 18), -2)],
)
def test_left_is_negative_when_late(due: date, expected: int) -> None:
    assert working_days.left(date(2026, 11, 20), due) == expected
