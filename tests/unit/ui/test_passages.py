from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from lemniscaat.kernel import clock
from lemniscaat.ui.passages import day, initials, marked, month_range


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("Geld en jongeren", [[0, 4]], "<mark>Geld</mark> en jongeren"),
        ("Geld en jongeren", [[8, 16], [0, 4]], "<mark>Geld</mark> en <mark>jongeren</mark>"),
        ("a <b> c", [[2, 5]], "a <mark>&lt;b&gt;</mark> c"),
        ("<i>", [], "&lt;i&gt;"),
        ("overlap", [[0, 4], [2, 6]], "<mark>over</mark><mark>la</mark>p"),
        ("kort", [[2, 99]], "ko<mark>rt</mark>"),
        ("kort", [[3, 3], [50, 60]], "kort"),
    ],
)
def test_marked_marks_and_escapes(text: str, marks: list[list[int]], html: str) -> None:
    assert marked({"text": text, "marks": marks}) == html


def test_marked_of_nothing_is_nothing() -> None:
    assert marked(None) == ""


@pytest.fixture
def dutch():
    with override("nl"), clock.held(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("moment", "form", "words"),
    [
        (date(2026, 11, 18), "", "18 november 2026"),
        (date(2026, 11, 18), "short", "18 november"),
        (date(2025, 2, 11), "short", "11 februari 2025"),
        (datetime(2026, 11, 17, 23, 30, tzinfo=UTC), "", "18 november 2026"),
        (None, "", ""),
    ],
)
def test_day_is_said_in_words(moment: date | None, form: str, words: str) -> None:
    assert day(moment, form) == words


@pytest.mark.usefixtures("dutch")
@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2025, 9, 1), date(2026, 3, 31), "september 2025 tot maart 2026"),
        (date(2026, 5, 1), date(2026, 8, 31), "mei tot augustus 2026"),
        (date(2026, 5, 1), date(2026, 5, 31), "mei 2026"),
        (date(2026, 5, 1), None, "sinds mei 2026"),
        (None, date(2026, 5, 31), ""),
    ],
)
def test_month_range_says_no_more_than_needed(start: date | None, end: date | None, words: str) -> None:
    assert month_range(start, end) == words


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("Twente", "Tw"),
        ("Den Haag en Leiden", "DH"),
        ("Arnhem en Nijmegen", "AN"),
        ("Noord-Holland", "NH"),
        ("", ""),
    ],
)
def test_initials_are_two_letters(name: str, sign: str) -> None:
    assert initials(name) == sign
