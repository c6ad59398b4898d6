import pytest

from factories import SYSTEM
from lemniscaat.discovery import api
from lemniscaat.discovery.spelling import distance
from lemniscaat.kernel.work import mark_changed
from lemniscaat.vocabulary import api as vocabulary


@pytest.fixture
def library(put):
    put("Eenzaamheid bij ouderen", "Cliënten en mantelzorgers vertellen.")
    put("Vrijwilligers in de wijk")
    api.rebuild()


@pytest.mark.parametrize(
    "typed, meant, title",
    [
        ("eenzamheid", "eenzaamheid", "Eenzaamheid bij ouderen"),
        ("eenzaamhied in de wijk", "eenzaamheid in de wijk", "Eenzaamheid bij ouderen"),
        ("mantlezorgers", "mantelzorgers", "Eenzaamheid bij ouderen"),
        ("klienten", "cliënten", "Eenzaamheid bij ouderen"),
        ("Bij oudern?", "Bij ouderen?", "Eenzaamheid bij ouderen"),
    ],
)
def test_typo_in_a_word_nobody_uses_is_put_right(library, typed, meant, title):
    result = api.search(typed)
    assert result.did_you_mean == meant
    assert title in [hit.title for hit in result.hits]


def test_typo_in_a_question_is_put_right(library):
    (group,) = api.match("Hoe pakken we eenzamheid onder oudern aan?").groups
    assert [hit.title for hit in group.hits] == ["Eenzaamheid bij ouderen"]


@pytest.mark.parametrize("typed", ["ouderen", "wijk", "xyz", "olifantenpaadje", "1234567", "bij"])
def test_nothing_is_guessed(library, typed):
    assert api.search(typed).did_you_mean is None


@pytest.mark.parametrize(
    "typed, near",
    [
        ("huiselijk geweld", "duidelijk"),
        ("hulp toelaten", "toeslagen"),
        ("een kennisagenda opstellen", "stellen"),
        ("de buurtbus", "buurthuis"),
        ("hij dementeert", "cementeert"),
    ],
    ids=["a word", "an infinitive", "a verb near a shorter one", "a compound", "the shape of a verb"],
)
def test_word_that_the_dictionary_has_is_not_put_right(put, typed, near):
    put(f"Wat is {near}?")
    api.rebuild()
    result = api.search(typed)
    assert (result.did_you_mean, result.total) == (None, 0)


@pytest.mark.parametrize(
    "typed, meant",
    [("schuldhulpverlenning", "schuldhulpverlening"), ("jeugdhulpaanbeider", "jeugdhulpaanbieder")],
    ids=["a compound of the dictionary", "a compound of two of its words"],
)
def test_compound_that_no_document_has_is_put_right(put, typed, meant):
    put("Wie krijgt er hulp?")
    api.rebuild()
    result = api.search(typed)
    assert (result.did_you_mean, result.total) == (meant, 1)


def test_compound_by_which_nothing_is_found_is_not_guessed(library):
    assert api.search("schuldhulpverlenning").did_you_mean is None


def test_word_of_what_is_gone_is_not_guessed(library, put, shelf):
    gone = put("Kwartiermakers")
    mark_changed("thing", gone.uuid)
    api.apply_changes()
    assert api.search("kwartiermaker").total == 1
    assert api.search("kwartirmakers").did_you_mean == "kwartiermakers"
    shelf[gone.uuid] = None
    mark_changed("thing", gone.uuid)
    api.apply_changes()
    assert api.search("kwartirmakers").did_you_mean is None
    assert api.suggest("kwartier") == []


def test_word_that_a_theme_knows_is_no_typo(put):
    vocabulary.define_theme(
        actor=SYSTEM, slug="schulden", pref_label="Schulden", alt_labels=["duiten", "rode ciffers"]
    )
    put("Hulp bij schulden")
    put("De ruiten van het huis", "Wie heeft de cijfers?")
    api.rebuild()
    for typed in ("duiten", "rode ciffers"):
        result = api.search(typed)
        assert (result.hits[0].title, result.did_you_mean) == ("Hulp bij schulden", None)
    assert api.search("ciffers").did_you_mean == "cijfers"
    (group,) = api.match("Wie weet iets van duiten?").groups
    assert [hit.title for hit in group.hits] == ["Hulp bij schulden"]


@pytest.fixture
def many(put):
    for n in range(25):
        put(f"Eenzaamheid {n}", "Zorgen van ouderen.")
    put("Verslag over eenzamheid", people=["Piet Eenzaamhied"])
    put("Kennis borgen")
    put("Vijf van de Kwartiermakers")
    put("Een Kwartirmaker")
    api.rebuild()


def test_rare_word_near_a_frequent_one_is_doubted_and_keeps_its_own_hits(many):
    result = api.search("eenzamheid")
    assert result.did_you_mean == "eenzaamheid"
    assert [hit.title for hit in result.hits] == ["Verslag over eenzamheid"]
    (group,) = api.match("Verslag over eenzamheid").groups
    assert group.hits[0].title == "Verslag over eenzamheid"
    assert api.search("zorgen over eenzamheid").did_you_mean == "zorgen over eenzaamheid"
    assert api.search("eenzaamheid").did_you_mean is None


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("borgen", id="a rare word that the dictionary has, near zorgen"),
        pytest.param("eenzaamhied", id="a name"),
        pytest.param("kwartirmaker", id="near a word that is as rare"),
        pytest.param("“eenzaamheid 3”", id="a frequent word"),
    ],
)
def test_rare_word_that_may_be_right_is_not_doubted(many, typed):
    result = api.search(typed)
    assert result.total > 0
    assert result.did_you_mean is None


def test_rare_word_that_a_theme_knows_is_not_doubted(many):
    vocabulary.define_theme(actor=SYSTEM, slug="alleen", pref_label="Alleen", alt_labels=["eenzamheid"])
    assert api.search("eenzamheid").did_you_mean is None


def test_what_was_closed_a_moment_ago_raises_no_doubt(many, shelf):
    gone = [uuid for uuid, document in shelf.items() if document.title.startswith("Eenzaamheid")]
    for uuid in gone:
        shelf[uuid] = None
    mark_changed("thing", *gone)
    result = api.search("eenzamheid")
    assert (result.did_you_mean, [hit.title for hit in result.hits]) == (None, ["Verslag over eenzamheid"])


@pytest.mark.parametrize(
    "one, other, most, right",
    [("a", "a", 1, 0), ("ab", "ba", 1, 1), ("abc", "ac", 1, 1), ("abcd", "badc", 2, 2), ("abc", "xyz", 1, 2)],
)
def test_distance(one, other, most, right):
    assert distance(one, other, most) == right
