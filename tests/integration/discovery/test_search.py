import datetime as dt

import pytest

from lemniscaat.discovery import api, index, tantivy_engine
from lemniscaat.kernel.documents import Passage
from lemniscaat.kernel.work import mark_changed


@pytest.fixture
def library(put):
    put("Eenzaamheid bij ouderen", "Hoe men eenzame ouderen bereikt.", facets={"theme": ["e"]})
    put("Schulden en armoede", "Gezinnen met schulden komen laat in beeld.", facets={"theme": ["s", "e"]})
    put("Jongeren en werk", "Een leerkring over jongeren zonder werk.", date=dt.date(2024, 5, 1))
    api.rebuild()


def titles(result):
    return [hit.title for hit in result.hits]


def test_search_word_in_another_form(library):
    assert titles(api.search("oudere")) == ["Eenzaamheid bij ouderen"]
    assert titles(api.search("gezin")) == ["Schulden en armoede"]


def test_search_any_word_will_do(library):
    assert set(titles(api.search("eenzame jongeren"))) == {"Eenzaamheid bij ouderen", "Jongeren en werk"}


def test_search_result_as_json_says(library):
    found = api.search("eenzaam").as_dict()
    assert list(found) == ["query", "took_ms", "total", "hits", "facets", "did_you_mean"]
    assert (found["query"], found["total"], found["did_you_mean"]) == ("eenzaam", 1, None)
    hit = found["hits"][0]
    assert list(hit) == ["kind", "uuid", "title", "url", "score", "why", "passage"]
    assert hit["why"] == [
        {"label": "In de titel", "terms": ["Eenzaamheid"]},
        {"label": "In: samenvatting", "terms": ["eenzame"]},
    ]
    text, marks = hit["passage"]["text"], hit["passage"]["marks"]
    assert [text[start:end] for start, end in marks] == ["eenzame"]
    assert hit["passage"]["where"] == "samenvatting"


def test_search_facets_keep_the_other_values_of_their_own(library):
    counts = api.search("", filters={"theme": ["s"]}).facets
    assert [(c.value, c.count, c.chosen) for c in counts["theme"]] == [("e", 2, False), ("s", 1, True)]
    assert [(c.value, c.count) for c in counts["kind"]] == [("thing", 1)]


def test_search_filters_one_of_each_facet(library):
    assert api.search("", filters={"theme": ["s", "e"]}).total == 2
    assert api.search("", filters={"theme": ["s"], "kind": ["item"]}).total == 0


def test_search_without_text_newest_first(library):
    assert titles(api.search(""))[0] == "Jongeren en werk"


def test_search_phrase_and_without(library):
    assert titles(api.search('"zonder werk" "jongeren en werk"')) == ["Jongeren en werk"]
    assert titles(api.search('"werk ouderen"')) == []
    assert titles(api.search("ouderen jongeren -werk")) == ["Eenzaamheid bij ouderen"]


def test_search_for_what_has_not_a_word_is_the_rest(library):
    every, without = api.search(""), api.search("-werk")
    assert without.understood
    assert set(titles(every)) - set(titles(without)) == {"Jongeren en werk"}
    assert 0 < without.total < every.total


@pytest.mark.parametrize("typed", ["werk een leerkring", "zonder werk jongeren", "ouderen wonen in de wijk"])
def test_search_phrase_stands_in_one_piece_as_it_was_typed(library, put, typed):
    put("Wonen in de wijk", "Ouderen wonen graag zelf. Zij wonen in de wijk.")
    api.rebuild()
    assert titles(api.search(f'"{typed}"')) == []
    assert len(titles(api.search(f'{typed} -"{typed}"'))) == len(titles(api.search(typed)))


def test_search_phrase_of_three_words(library, put):
    put("Wie er wonen", "Ouderen wonen in de wijk.")
    put("Wonen", "Ouderen wonen graag. Zij wonen in de wijk.")
    api.rebuild()
    assert titles(api.search('"ouderen wonen in de wijk"')) == ["Wie er wonen"]
    assert titles(api.search('wonen -"ouderen wonen in de wijk"')) == ["Wonen"]


@pytest.mark.parametrize("typed", ["İbrahim", "ibrahim", "Ibrahim", "ilknur", "İLKNUR"])
def test_search_capitals_of_other_languages(put, typed):
    put("Gesprek met İbrahim", "En met İlknur over zorg", people=["İbrahim Şahin", "İlknur Ateş"])
    api.rebuild()
    (hit,) = api.search(typed).hits
    assert len(hit.why) == 2
    assert (hit.score, bool(api.match(typed))) == (1.0, True)


def test_search_by_a_persons_name(library, put):
    put("Een rapport", people=["Anna de Vries-Jansen"])
    api.rebuild()
    result = api.search("vries")
    assert titles(result) == ["Een rapport"]
    assert result.hits[0].why[0].terms == ["Anna de Vries-Jansen"]


def test_search_pages(put):
    for number in range(7):
        put(f"Buurt {number}")
    api.rebuild()
    found = [api.search("buurt", page=page, per_page=3) for page in (1, 2, 3, 4, 10**9)]
    assert [len(result.hits) for result in found] == [3, 3, 1, 0, 0]
    assert {result.total for result in found} == {7}
    assert found[0].pages == 3
    assert len({title for result in found for title in titles(result)}) == 7


HURTFUL = [
    "",
    " ",
    "de het een",
    "\x00\x00",
    "a\x00b" * 1000,
    "x" * 100_000,
    "ouderen " * 13_000,
    " ".join(f"woord{n}" for n in range(10_000)),
    '"',
    '"""ouderen',
    '"ouderen',
    "* ? ~ ^ : ( ) [ ] { } \\ / + - && || !",
    "title:ouderen AND (",
    "ouderen~2 oud* [a TO z]",
    "-",
    "--ouderen",
    "\ud800 ouderen",
    "".join(map(chr, range(0x20, 0x3000, 7))),
    "".join(chr(block) for block in range(0, 0x110000, 128)),
]


@pytest.mark.parametrize("text", HURTFUL, ids=range(len(HURTFUL)))
def test_bad_input_is_answered(library, text):
    assert api.search(text).ready
    assert api.match(text).ready


def test_search_only_stop_words_is_not_understood(library):
    result = api.search("de het een")
    assert (result.total, result.understood) == (0, False)
    assert api.search("ouderen").understood


def test_search_without_an_index_says_so(shelf):
    result = api.search("ouderen")
    assert (result.ready, result.total, list(result.hits)) == (False, 0, [])
    assert not api.match("ouderen").ready


def test_search_long_text_shows_the_piece_that_answers(put):
    filler = "Dit gaat over iets anders dan wat men zoekt. " * 40
    put(
        "Lang stuk",
        passages=[
            Passage(filler, "inleiding"),
            Passage(filler + "Hier staat de mantelzorger. " + filler, "p. 4"),
        ],
    )
    api.rebuild()
    passage = api.search("mantelzorgers").hits[0].passage
    assert passage.where == "p. 4"
    assert [passage.text[start:end] for start, end in passage.marks] == ["mantelzorger"]
    assert len(passage.text) < 300


def test_search_shows_a_word_however_far_in_a_text(put):
    put("Lang stuk", passages=[Passage("Dit gaat over iets anders. " * 2000 + "De mantelzorger.", "p. 4")])
    api.rebuild()
    (hit,) = api.search("mantelzorger").hits
    assert (hit.score, [reason.terms for reason in hit.why]) == (1.0, [["mantelzorger"]])
    assert [hit.passage.text[start:end] for start, end in hit.passage.marks] == ["mantelzorger"]


def test_reader_sees_the_commit_of_another_writer(library, put):
    assert api.search("buurtmoestuin").total == 0
    document = put("Buurtmoestuin")
    mark_changed("thing", document.uuid)
    api.apply_changes()
    assert api.search("buurtmoestuin").total == 1
    assert index.live().name.startswith("gen-")


def test_search_in_a_field(library, put):
    assert titles(api.search("titel:ouderen")) == ["Eenzaamheid bij ouderen"]
    assert titles(api.search("titel:eenzame")) == ["Eenzaamheid bij ouderen"]
    assert titles(api.search("titel:gezinnen")) == []
    assert titles(api.search("thema:s")) == ["Schulden en armoede"]
    assert titles(api.search("iets:schulden")) == ["Schulden en armoede"]
    put("Schulden in een ander jaar", facets={"year": ["2019"]})
    put("Schulden van nu", facets={"year": ["2026"]}, people=["Anna de Wit"])
    api.rebuild()
    assert titles(api.search("schulden jaar:2026")) == ["Schulden van nu"]
    assert sorted(titles(api.search("jaar:2019 jaar:2026"))) == [
        "Schulden in een ander jaar",
        "Schulden van nu",
    ]
    assert titles(api.search("schulden auteur:Wit")) == ["Schulden van nu"]
    assert titles(api.search("auteur:Bakker")) == []


def test_score_does_not_move_by_saving_again(library, shelf):
    before = [(hit.title, hit.score) for hit in api.search("eenzame jongeren zonder werk").hits]
    for _ in range(12):
        mark_changed("thing", *list(shelf)[:2])
        api.apply_changes()
    assert [(hit.title, hit.score) for hit in api.search("eenzame jongeren zonder werk").hits] == before


def test_statistics_follow_an_index_that_has_grown(put):
    api.rebuild()
    assert index.ask(lambda edition: edition.frequencies.documents) == 0
    mark_changed("thing", *[put(f"Buurtkamer {number}").uuid for number in range(30)])
    api.apply_changes()
    assert index.ask(lambda edition: edition.frequencies.documents) == 30
    assert index.ask(lambda edition: edition.frequencies.of("kamer")) == 30
    assert index.ask(lambda edition: edition.frequencies.of("zzz")) == 1


def test_chosen_value_has_its_own_number_among_very_many(put, monkeypatch):
    monkeypatch.setattr(tantivy_engine, "_SMALL", 1)
    monkeypatch.setattr(tantivy_engine, "_ENOUGH", 1)
    for number in range(300):
        put(f"Geldzorgen {number}", facets={"theme": ["often"]})
    for number in range(3):
        put(f"Zeldzaam {number}", "geldzorgen", facets={"theme": ["seldom"]})
    api.rebuild()
    everything = api.search("geldzorgen")
    assert (everything.exact, [one.value for one in everything.facets["theme"]]) == (False, ["often"])
    found = api.search("geldzorgen", filters={"theme": ["seldom"]})
    chosen = [(one.value, one.count) for one in found.facets["theme"] if one.chosen]
    assert (found.total, chosen) == (3, [("seldom", 3)])
