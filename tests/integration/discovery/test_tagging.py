import pytest

from factories import SYSTEM
from lemniscaat.discovery import api
from lemniscaat.vocabulary import api as vocabulary


@pytest.fixture
def themes(db):
    vocabulary.define_theme(actor=SYSTEM, slug="schulden", pref_label="Schulden", alt_labels=["rood staan"])
    vocabulary.define_theme(actor=SYSTEM, slug="taal", pref_label="Taal")


def codes(title, text=""):
    return [one.code for one in api.suggest_themes(title, text)]


def test_theme_named_in_the_title(themes, shelf):
    (one,) = api.suggest_themes("Leren over schulden", "Wie rood staat of gaat rood staan.")
    assert (one.code, one.label, one.likely) == ("schulden", "Schulden", 1.0)
    assert list(one.because) == ["schuld", "rood staan"]


def test_nothing_points_to_a_theme(themes, put):
    put("Iets", "Een verhaal over fietsen.")
    api.rebuild()
    assert codes("Koken", "Een recept") == []


def test_confirmed_themes_teach_the_next(themes, put):
    text = "De deurwaarder klopte aan bij het gezin"
    assert codes("Een gesprek", text) == []
    for number in range(3):
        put(f"Verhaal {number}", "Aanmaning van de deurwaarder aan een gezin", facets={"theme": ["schulden"]})
    put("Verhaal over lezen", "Een gezin leest samen")
    api.rebuild()
    assert codes("Een gesprek", text) == ["schulden"]
