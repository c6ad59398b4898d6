"""The search log: what is counted, what never is, and that counting loses and doubles nothing."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import transaction

from factories import make_theme
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import counting
from lemniscaat.discovery.countable import MOST_TERMS, countable
from lemniscaat.discovery.models import ClickedRank, Gap, Searched, TermCount
from lemniscaat.kernel import clock, work

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 11, 16)


@pytest.fixture
def on() -> Callable[[date], object]:
    """`with on(day)`: noon on that day."""
    return lambda day: clock.held(datetime(day.year, day.month, day.day, 12, tzinfo=clock.AMSTERDAM))


@pytest.fixture
def schulden(db: None) -> Iterator[None]:
    """A theme with a word that no dictionary has."""
    make_theme("schulden", alt_labels=["geldzorgen", "buddyproject"])
    return


def everything_kept() -> str:
    """Every value of every row of every table, in small letters."""
    rows = (repr(row) for model in apps.get_models() for row in model._base_manager.values())
    return "\n".join(rows).lower()


PERSONS = {
    "Jansen": ("jansen",),
    "jansen": ("jansen",),
    "mevrouw de Vries": ("vries",),
    "meneer van Dijk schulden": ("dijk",),
    "schulden Fatima el Azzouzi": ("fatima", "azzouzi"),
    "fatima schulden": ("fatima",),
    "klaas jan": ("klaas", "jan"),
    "schulden bij Groenewoud": ("groenewoud",),
    "schulden steenbergen": ("steenbergen",),
    "Steenbergen": ("steenbergen",),
    "schulden Vries": ("vries",),
    "auteur:Kuipers schulden": ("kuipers",),
    "auteur:molenwijk": ("molenwijk",),
    "06 12 34 56 78 schulden": ("0612345678", "12 34"),
    "123456782 schulden": ("123456782",),
    "j.jansen@voorbeeld.example schulden": ("jansen", "voorbeeld"),
    "Dorpsstraat 12 schulden": ("dorpsstraat",),
    "7511 AB schulden": ("7511",),
    "NL91ABNA0417164300": ("abna",),
    "schulden yilmaz ozdemir": ("yilmaz", "ozdemir"),
    "ik ben sanne en heb schulden": ("sanne",),
}


@pytest.mark.parametrize("text", PERSONS)
def test_no_person_is_in_any_table(text: str, schulden: None) -> None:
    before = everything_kept()
    discovery.note_search(text, found=False)
    waiting = everything_kept().replace(before, "")
    counting.pump()
    counted = everything_kept()
    for name in PERSONS[text]:
        assert name not in waiting
        assert name not in counted
    assert ("schulden" in text) == TermCount.objects.filter(term="schulden").exists()


def test_words_are_readable_sorted_and_one_shape_each(schulden: None) -> None:
    found = countable("Welke ondersteuning helpt eenzame, eenzaam oudere mensen met Schulden?")
    assert found.terms == tuple(sorted(found.terms))
    assert {"eenzaam", "ondersteuning", "mens"} <= set(found.terms)
    assert "eenzame" not in found.terms
    assert found.theme == "schulden"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("wmo", ("wmo",)),
        ("buddyproject", ("buddyproject",)),
        ("mantelzorgwoning", ("mantelzorgwoning",)),
        ("xqzzt", ()),
        ("eenzaamheit", ()),
        ("2024 12", ()),
        ("de het een", ()),
        ('"""\x00', ()),
        ("", ()),
    ],
)
def test_only_words_of_language_and_field_are_counted(
    text: str, terms: tuple[str, ...], schulden: None
) -> None:
    assert countable(text).terms == terms
    discovery.note_search(text, found=True)
    assert Searched.objects.count() == bool(terms)


def test_a_long_search_leaves_a_few_words(schulden: None) -> None:
    text = "huis tuin boom straat wijk dorp stad school werk geld zorg hulp kind ouder buurt plein kamer deur"
    assert len(countable(text * 300).terms) == MOST_TERMS


def test_a_waiting_row_has_nothing_finer_than_a_day(schulden: None) -> None:
    discovery.note_search("schulden", found=False, werkplaats="twente")
    assert {field.name for field in Searched._meta.get_fields()} == {
        "id",
        "day",
        "werkplaats",
        "theme",
        "terms",
        "found",
    }
    row = Searched.objects.get()
    assert (row.day, row.werkplaats, row.theme, row.terms, row.found) == (
        clock.today(),
        "twente",
        "schulden",
        ["schulden"],
        False,
    )


def test_searches_are_folded_into_counts_of_their_day(schulden: None, on: Callable) -> None:
    with on(MONDAY):
        for found in (True, False, False):
            discovery.note_search("schulden hulp", found=found, werkplaats="twente")
        discovery.note_search("hulp", found=False)
    with on(MONDAY + timedelta(days=1)):
        discovery.note_search("geldzorgen", found=False, werkplaats="twente")
        assert work.pumps["searches"]() == 5
        assert counting.pump() == 0

    tuesday = MONDAY + timedelta(days=1)
    fields = ("day", "werkplaats", "theme", "term", "searches", "found_nothing")
    assert set(TermCount.objects.values_list(*fields)) == {
        (MONDAY, "twente", "schulden", "hulp", 3, 2),
        (MONDAY, "twente", "schulden", "schulden", 3, 2),
        (MONDAY, "", "", "hulp", 1, 1),
        (tuesday, "twente", "schulden", "geldzorgen", 1, 1),
    }
    assert set(Gap.objects.values_list("day", "werkplaats", "theme", "searches")) == {
        (MONDAY, "twente", "schulden", 2),
        (MONDAY, "", "", 1),
        (tuesday, "twente", "schulden", 1),
    }
    assert not Searched.objects.exists()


def test_folding_that_breaks_off_counts_nothing_and_loses_nothing(
    schulden: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    discovery.note_search("schulden hulp", found=False)
    add = counting.add

    def killed(model: type, *rest: object, **by: int) -> None:
        if model is Gap:
            raise KeyboardInterrupt
        add(model, *rest, **by)

    with monkeypatch.context() as patched:
        patched.setattr(counting, "add", killed)
        with pytest.raises(KeyboardInterrupt):
            counting.pump()
    assert (Searched.objects.count(), TermCount.objects.count()) == (1, 0)

    assert counting.pump() == 1
    assert {row.searches for row in TermCount.objects.all()} == {1}
    assert (Searched.objects.count(), Gap.objects.get().searches) == (0, 1)


def test_counts_go_after_ninety_days(schulden: None, on: Callable) -> None:
    with on(MONDAY), transaction.atomic():
        discovery.note_search("schulden", found=False)
        discovery.note_click(1)
        counting.pump()
    kept = (TermCount, Gap, ClickedRank)
    with on(MONDAY + timedelta(days=90)):
        assert counting.pump() == 0
        assert [model.objects.count() for model in kept] == [1, 1, 1]
    with on(MONDAY + timedelta(days=91)):
        assert counting.pump() == 3
        assert [model.objects.count() for model in kept] == [0, 0, 0]


@pytest.mark.parametrize("rank", [0, -1, 101, 9999, 10**30])
def test_no_list_has_such_a_place(rank: int) -> None:
    with transaction.atomic():
        assert not discovery.note_click(rank)
    assert not ClickedRank.objects.exists()


def test_clicks_are_counted_by_place(on: Callable) -> None:
    with on(MONDAY), transaction.atomic():
        for rank in (1, 1, 3, 4):
            assert discovery.note_click(rank)
    assert discovery.clicks_by_rank() == [(1, 2), (3, 1), (4, 1)]
    assert discovery.clicks() == discovery.Clicks(total=4, best=3)
