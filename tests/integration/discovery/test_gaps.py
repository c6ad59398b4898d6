"""What people look for and do not find: what is shown of it, and to which region it belongs."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from factories import make_theme
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import counting
from lemniscaat.kernel import clock

pytestmark = pytest.mark.django_db

LAST = date(2026, 11, 20)


def at(day: date) -> object:
    return clock.held(datetime(day.year, day.month, day.day, 12, tzinfo=clock.AMSTERDAM))


@pytest.fixture
def searched() -> Callable[..., None]:
    """`searched("schulden hulp", 0, 1, 2)`: that search, so many days before the last day."""
    make_theme("schulden")

    def lay(text: str, *days: int, werkplaats: str = "twente", found: bool = False) -> None:
        for before in days:
            with at(LAST - timedelta(days=before)):
                discovery.note_search(text, found=found, werkplaats=werkplaats)
        with at(LAST):
            counting.pump()

    return lay


def test_a_word_is_shown_from_three_different_days_on(searched: Callable[..., None]) -> None:
    searched("schulden hulp", 0, 0, 0, 5)
    assert discovery.terms("twente") == discovery.terms(None) == []
    assert discovery.days_of_term("hulp", "twente") == []
    assert [gap.words for gap in discovery.knowledge_gaps("twente")] == [[]]

    searched("hulp", 9, found=True)

    assert discovery.terms("twente") == [discovery.Term("hulp", 3, 5, 4)]
    assert [(day.searches, day.found_nothing) for day in discovery.days_of_term("hulp", "twente")] == [
        (3, 3),
        (1, 1),
        (1, 0),
    ]
    with at(LAST):
        assert [gap.words for gap in discovery.knowledge_gaps("twente")] == [["hulp"]]


def test_three_days_in_three_regions_show_nowhere_but_in_the_whole(searched: Callable[..., None]) -> None:
    for before, werkplaats in enumerate(("twente", "avans", "")):
        searched("hulp", before, werkplaats=werkplaats)
    assert [discovery.terms(place) for place in ("twente", "avans", "")] == [[], [], []]
    assert [term.term for term in discovery.terms(None)] == ["hulp"]


def test_gaps_by_theme_with_region_and_months(searched: Callable[..., None]) -> None:
    searched("schulden", 0, 1, 40)
    searched("schulden", 2, werkplaats="")
    searched("schulden", 3, found=True)
    searched("hulp", 31)
    with at(LAST):
        whole, hers = discovery.knowledge_gaps(None), discovery.knowledge_gaps("twente")
    assert [(gap.theme, gap.searches, gap.lately, gap.before) for gap in whole] == [
        ("schulden", 4, 3, 1),
        ("", 1, 0, 1),
    ]
    assert whole[0].regions == {"twente": 3, "": 1}
    assert [(gap.theme, gap.searches) for gap in hers] == [("schulden", 3), ("", 1)]
    days = discovery.days_of_theme("schulden", "twente")
    assert sum(day.searches for day in days) == hers[0].searches


@pytest.mark.parametrize("n", [1, 3])
def test_reads_do_not_grow(searched: Callable[..., None], queries: Callable, n: int) -> None:
    for word in ("hulp", "geld", "huis")[:n]:
        searched(word, 0, 1, 2)
    assert queries(lambda: discovery.knowledge_gaps("twente")) == 3
    assert queries(lambda: discovery.terms("twente")) == 1
