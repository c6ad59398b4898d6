from uuid import UUID

import pytest

from factories import SYSTEM
from lemniscaat.discovery import api
from lemniscaat.vocabulary import api as vocabulary


@pytest.fixture
def library(put):
    put("Eenzame ouderen bereiken", "De tekst telt niet mee: kwartiermaker.")
    put("Ouderen én jongeren")
    put("Wijkteams")
    api.rebuild()


def test_titles_from_any_word_on(library):
    assert {one.text for one in api.suggest("oud")} == {"Eenzame ouderen bereiken", "Ouderen én jongeren"}
    assert [one.text for one in api.suggest("Ouderen en j")] == ["Ouderen én jongeren"]
    assert [one.text for one in api.suggest("ouderen be")] == ["Eenzame ouderen bereiken"]
    assert [one.text for one in api.suggest("bereiken oud")] == ["Eenzame ouderen bereiken"]
    assert api.suggest("kwartier") == []


def test_words_in_a_row_come_first(put):
    put("Bereiken: ouderen")
    put("Eenzame ouderen in wijken bereiken")
    api.rebuild()
    assert [one.text for one in api.suggest("wijken ber")] == ["Eenzame ouderen in wijken bereiken"]
    assert [one.text for one in api.suggest("ouderen ber")] == [
        "Bereiken: ouderen",
        "Eenzame ouderen in wijken bereiken",
    ]
    assert api.suggest("ouderen in wij")[0].text == "Eenzame ouderen in wijken bereiken"


def test_suggestion_leads_there(library):
    (one,) = api.suggest("wijk")
    assert (one.kind, one.url.split("/")[1]) == ("thing", "thing")


def test_themes_come_first(library):
    vocabulary.define_theme(actor=SYSTEM, slug="oud", pref_label="Ouder worden", alt_labels=["oude dag"])
    assert [(one.text, one.kind) for one in api.suggest("oud")][:2] == [
        ("Ouder worden", "theme"),
        ("oude dag", "theme"),
    ]


@pytest.mark.parametrize("typed", ["", "o", " ", "\x00", "\x1f", "***", "o" * 100_000])
def test_too_little_or_nonsense_gives_nothing(library, typed):
    assert api.suggest(typed) == []


def test_without_an_index_nothing(shelf):
    assert api.suggest("oud") == []
    assert api.like("thing", UUID(int=1)) == []


def test_more_like_this(put):
    one = put("Schuldhulp in de wijk", "Gezinnen met schulden krijgen hulp van het wijkteam.")
    put("Hulp bij schulden", "Het wijkteam helpt gezinnen.")
    for number in range(8):
        put(f"Taal {number}", "Leren lezen met een maatje.")
    api.rebuild()
    assert [hit.title for hit in api.like("thing", one.uuid)] == ["Hulp bij schulden"]
    assert api.like("other", one.uuid) == []
