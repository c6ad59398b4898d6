import pytest

from factories import SYSTEM
from lemniscaat.discovery import api
from lemniscaat.vocabulary import api as vocabulary


def titles(text):
    return [hit.title for hit in api.search(text).hits]


@pytest.fixture
def theme(db):
    return vocabulary.define_theme(
        actor=SYSTEM,
        slug="schulden",
        pref_label="Schulden",
        alt_labels=["geldzorgen"],
        hidden_labels=["shculden"],
    )


def test_other_word_for_the_same_theme_is_found_too(theme, put):
    put("Hulp bij schulden")
    put("Iets over taal")
    api.rebuild()
    assert titles("geldzorgen") == ["Hulp bij schulden"]
    assert titles("shculden") == ["Hulp bij schulden"]


def test_own_word_before_the_other_word(theme, put):
    put("Schulden in de wijk")
    put("Geldzorgen in de wijk")
    api.rebuild()
    assert titles("geldzorgen") == ["Geldzorgen in de wijk", "Schulden in de wijk"]


def test_document_with_the_theme_is_found_and_says_so(theme, put):
    put("Rood staan", facets={"theme": ["schulden"]})
    api.rebuild()
    (hit,) = api.search("geldzorgen").hits
    assert [reason.as_dict() for reason in hit.why] == [{"label": "Thema", "terms": ["Schulden"]}]


def test_label_of_more_words(theme, put):
    vocabulary.revise_theme(actor=SYSTEM, theme=theme, alt_labels=["rood staan bij de bank"])
    put("Schulden")
    put("Een bank in het park")
    api.rebuild()
    assert titles("Wie rood staan bij de bank") == ["Een bank in het park", "Schulden"]


def test_broader_theme_counts_a_little(theme, put):
    above = vocabulary.define_theme(actor=SYSTEM, slug="bestaanszekerheid", pref_label="Bestaanszekerheid")
    vocabulary.revise_theme(actor=SYSTEM, theme=theme, broader=above)
    put("Bestaanszekerheid")
    api.rebuild()
    assert titles("geldzorgen") == ["Bestaanszekerheid"]
    assert not api.match("geldzorgen"), "the word for a broader theme is found, and is no answer"


def test_change_of_words_holds_at_once(theme, put):
    put("Schulden")
    api.rebuild()
    assert titles("duiten") == []
    vocabulary.revise_theme(actor=SYSTEM, theme=theme, alt_labels=["duiten"])
    assert titles("duiten") == ["Schulden"]
    assert titles("geldzorgen") == []


def test_themes_are_asked_for_once_until_somebody_writes(theme, put, queries):
    put("Schulden")
    api.rebuild()
    api.search("schulden")
    assert [
        queries(lambda text=text: api.search(text)) for text in ("schulden", "geld en schulden en werk")
    ] == [2, 2]
    assert queries(lambda: api.match("schulden en geldzorgen")) == 2
