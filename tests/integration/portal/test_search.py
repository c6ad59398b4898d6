"""The search page."""

import re
from uuid import uuid4

import pytest

from factories import SYSTEM, make_issue, make_item, make_question, make_theme, make_user, make_werkplaats
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import tantivy_engine, tantivy_schema
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import Role
from lemniscaat.vocabulary import api as vocabulary
from multiplying import multiply

QUERIES = 4

HURTFUL = {
    "long": "eenzaam " * 12_500,
    "control": "\x00\x07\x1b eenzaam \ufffe",
    "stop": "de het een",
    "quotes": '"""',
    "signs": "<script>alert(1)</script> title:( [ * ?",
    "nothing": "",
}


@pytest.fixture
def library(index):
    """`library(n)`: n items on loneliness, indexed."""

    def make(n):
        werkplaats = make_werkplaats("twente", name="Werkplaats Twente", short_name="Twente")
        theme = make_theme("eenzaamheid")
        item = make_item(
            "Eenzame ouderen bereiken",
            plain_summary="Wie eenzaam is komt niet zelf. Een buurvrouw die aanbelt helpt.",
            werkplaats=werkplaats,
            themes=[theme],
        )
        multiply(item, n - 1)
        index()

    return make


def test_search_shows_why_and_marks_the_words(client, library, read):
    library(3)
    page = read(client.get("/zoeken", {"q": "eenzaam"}))
    assert "<mark>eenzaam</mark>" in page
    assert 'class="lem-why"' in page
    assert page.count('<article class="lem-hit">') == 3


def test_search_that_finds_very_many_says_about_how_many(client, library, read, monkeypatch):
    for module in (tantivy_engine, tantivy_schema):
        monkeypatch.setattr(module, "SHARE", 1)
    monkeypatch.setattr(tantivy_engine, "_SMALL", 1)
    monkeypatch.setattr(tantivy_engine, "_ENOUGH", 1)
    library(3)
    assert discovery.search("eenzaam").as_dict()["exact"] is False
    assert re.search(r"Er zijn ongeveer <b>\d+ resultaten</b>", read(client.get("/zoeken", {"q": "eenzaam"})))


@pytest.mark.parametrize("n", [1, 3, 300])
def test_search_queries_do_not_grow(client, library, queries, n):
    library(n)
    client.get("/zoeken", {"q": "eenzaam"})
    assert queries(lambda: client.get("/zoeken", {"q": "eenzaam"})) == QUERIES


def test_search_in_english_stays_in_english(client, library, read):
    library(1)
    page = read(client.get("/en/zoeken", {"q": "eenzaam"}))
    assert '<h3><a href="/en/kennis/' in page
    assert "written in Dutch" in read(client.get("/en/zoeken", {"q": "loneliness"}))
    assert "written in Dutch" not in page


def test_search_filters_stay_in_the_address(client, library, read):
    library(30)
    make_issue("Eenzaam in de stad")
    page = read(client.get("/zoeken", {"q": "eenzame ouderen", "werkplaats": "twente", "page": "2"}))
    assert 'name="werkplaats" value="twente" checked' in page
    assert "werkplaats=twente&amp;page=1" in page
    assert page.count('<article class="lem-hit">') == 10


def test_search_is_narrowed_by_every_facet(client, index, read):
    four_o = vocabulary.define_four_o(actor=SYSTEM, code="onderzoek", label="Onderzoek")
    for year in (2019, 2024):
        make_item(f"Jaarverslag {year}", year=year, licence=knowledge.Licence.CC_BY, four_os=[four_o])
    index()
    page = read(client.get("/zoeken", {"q": "jaarverslag", "licence": "CC-BY-4.0", "year": "2024"}))
    assert page.count('<article class="lem-hit">') == 1
    boxes = re.findall(
        r'name="(four_o|year|licence)" value="([^"]+)"( checked)?><span>([^<]+)</span><span[^>]*>(\d+)', page
    )
    assert boxes == [
        ("four_o", "onderzoek", "", "Onderzoek", "1"),
        ("year", "2024", " checked", "2024", "1"),
        ("year", "2019", "", "2019", "1"),
        ("licence", "CC-BY-4.0", " checked", "CC BY 4.0", "1"),
    ]


def test_search_best_passage_only_when_clearly_best(client, index, read):
    make_item("Mantelzorg", plain_summary="Een mantelzorger die nachten waakt raakt op.")
    make_item("Iets over de nacht", plain_summary="In de nacht is de wijk stil.")
    index()
    assert 'class="lem-answer"' in read(client.get("/zoeken", {"q": "mantelzorger waakt nachten"}))
    make_item("Nog eens", plain_summary="Een mantelzorger die nachten waakt raakt op.")
    index()
    assert 'class="lem-answer"' not in read(client.get("/zoeken", {"q": "mantelzorger waakt nachten"}))


def test_search_best_passage_only_when_it_answers_without_its_title(client, index, read):
    make_item("Wat helpt vaders die hulp vragen", plain_summary="Deze kwestie gaat over lange hulp.")
    make_item("Iets over de nacht", plain_summary="In de nacht is de wijk stil.")
    index()
    page = read(client.get("/zoeken", {"q": "vaders vragen hulp"}))
    assert "Wat helpt vaders die hulp vragen" in page
    assert 'class="lem-answer"' not in page


def test_search_without_result_becomes_a_question(client, library, read):
    library(1)
    page = read(client.get("/zoeken", {"q": "fietsketting"}))
    assert 'action="/vraag" method="post"' in page
    assert 'name="original" value="fietsketting"' in page
    asked = client.post("/vraag", {"act": "look", "original": "fietsketting"})
    assert ">\nfietsketting</textarea>" in read(asked)


@pytest.mark.parametrize("text", HURTFUL.values(), ids=HURTFUL)
def test_search_of_bad_input_is_a_clear_page(client, library, read, text):
    library(1)
    assert client.get("/zoeken", {"q": text}).status_code == 200
    assert "<script>alert" not in read(client.get("/zoeken", {"q": text, "kind": text[:200]}))


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "9" * 5000, "a", "²", ""])
def test_search_page_that_is_not_there_is_the_nearest(client, library, read, page):
    library(1)
    shown = read(client.get("/zoeken", {"q": "eenzaam", "page": page}))
    assert shown.count('<article class="lem-hit">') == 1


def test_search_too_long_offers_a_question_with_the_words(client, library, read):
    library(1)
    page = read(client.get("/zoeken", {"q": "woord " * 200}))
    assert 'class="lem-hit"' not in page
    assert page.count('name="original" value="woord woord') == 1


def test_search_while_the_index_is_made(client, db, settings, tmp_path, read):
    settings.INDEX_ROOT = tmp_path / "none"
    response = client.get("/zoeken", {"q": "eenzaam"})
    read(response)
    assert response.status_code == 503


def test_search_does_not_find_what_is_not_public(client, index, read):
    make_item("Geheim eenzaam concept", published=False)
    question = make_question("Eenzame buurman", published=False)
    index()
    page = read(client.get("/zoeken", {"q": "eenzaam"}))
    assert "Geheim eenzaam concept" not in page
    assert question.number not in page
    assert page.count('<article class="lem-hit">') == 0


def test_search_in_another_order(client, index, read):
    werkplaats = make_werkplaats("twente")
    make_item("Eenzaam, eenzamer, eenzaamst", werkplaats=werkplaats, year=2012)
    make_item("Een verhaal waarin iemand eenzaam is", werkplaats=werkplaats, year=2024)
    index()

    def titles(**asked):
        return re.findall(r'ping="[^"]*">(\w+)', read(client.get("/zoeken", {"q": "eenzaam", **asked})))

    assert titles() == ["Eenzaam", "Een"]
    assert titles(order="newest") == ["Een", "Eenzaam"]
    assert titles(order="oldest") == ["Eenzaam", "Een"]
    assert titles(order="<b>") == titles()
    page = read(client.get("/zoeken", {"q": "eenzaam", "order": "newest"}))
    assert '<input type="hidden" name="order" value="newest">' in page
    assert '<a href="?q=eenzaam">Past het best</a>' in page


def test_typing_is_completed_with_public_titles_and_words_for_themes(client, library):
    library(1)
    make_item("Eenzaam en geheim", published=False)
    found = client.get("/zoeken/aanvullen", {"q": "een"}).content.decode()
    assert re.findall(r'value="([^"]*)"', found) == ["eenzaamheid", "Eenzame ouderen bereiken"]
    assert client.get("/zoeken/aanvullen").content == b""
    assert client.get("/zoeken/aanvullen", {"q": "\x00" * 9_000}).content == b""


def test_why_is_explained_to_editors_alone(client, library, read, sign_in):
    library(1)
    (item,) = knowledge.published_items()
    address = f"/zoeken/waarom/item/{item.uuid}?q=eenzame+buurvrouw"
    assert client.get(address).status_code == 404
    assert "/zoeken/waarom/" not in read(client.get("/zoeken", {"q": "eenzame buurvrouw"}))
    editor = sign_in(make_user(Role.EDITOR, item.werkplaats))
    page = read(editor.get(address))
    assert "Het staat op plaats 1." in page
    words, points = (re.findall(r'scope="row">(\w+)</th>', part) for part in page.split('id="punten"'))
    assert words == ["eenzame", "buurvrouw"]
    assert points[-1] == "Samen"
    given = [
        float(each.replace(",", "."))
        for each in re.findall(r"__n[^>]*>(?:<b>)?([\d,]+)<", page.split('id="punten"')[1])
    ]
    assert len(given) > 2
    assert round(sum(given[:-1]), 2) == given[-1]
    for who in (client, sign_in(make_user(Role.MEMBER, item.werkplaats))):
        assert who.get(address).status_code == 404
        shown = read(who.get("/zoeken", {"q": "eenzame buurvrouw"}))
        assert "Waarom dit past:" in shown
        assert "punten" not in shown.lower()
    assert address.replace("+", "%20") in read(editor.get("/zoeken", {"q": "eenzame buurvrouw"}))
    assert editor.get(f"/zoeken/waarom/item/{uuid4()}?q=eenzaam").status_code == 404
    draft = make_item("Eenzaam concept", published=False)
    assert editor.get(f"/zoeken/waarom/item/{draft.uuid}?q=eenzaam").status_code == 404
