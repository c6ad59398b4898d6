"""The list of questions."""

import pytest

from factories import SYSTEM, make_issue, make_question, make_werkplaats
from lemniscaat.agenda import api as agenda
from multiplying import multiply

QUERIES = 5


@pytest.fixture
def some(db):
    """`some(n)`: n public questions in each of two werkplaatsen, and a hidden one."""
    twente, zuyd = make_werkplaats("twente"), make_werkplaats("zuyd")
    issue = make_issue("Geldzorgen")

    def make(n):
        for _number in range(n):
            make_question(werkplaats=twente)
            question = make_question(werkplaats=zuyd)
            agenda.join_to_issue(actor=SYSTEM, question=question, issue=issue)
        return make_question("Nog niet voor iedereen", werkplaats=twente, published=False)

    return make


def rows(response):
    return response.content.decode().count('<h3 class="lem-rows__title">')


def test_questions_shows_what_is_public(client, some, read):
    hidden = some(2)
    page = read(client.get("/vragen/"))
    assert rows(client.get("/vragen/")) == 4
    assert hidden.number not in page


@pytest.mark.parametrize("n", [1, 3, 300])
def test_questions_queries_do_not_grow(client, some, queries, n):
    some(1)
    for question in agenda.public_questions():
        multiply(question, n - 1)
    client.get("/vragen/")
    assert queries(lambda: client.get("/vragen/")) == QUERIES


@pytest.mark.parametrize(
    "address, n",
    [
        ("werkplaats=zuyd", 2),
        ("kwestie=geldzorgen", 2),
        ("fase=opschalen", 2),
        ("fase=ontwikkelen&werkplaats=twente", 2),
        ("stand=explicit", 4),
        ("stand=received", 0),
        ("werkplaats=onzin", 0),
        ("fase=onzin&stand=%07", 0),
        ("werkplaats=twente&kwestie=geldzorgen", 0),
    ],
)
def test_questions_answer_to_the_filters_in_the_address(client, some, address, n):
    some(2)
    assert rows(client.get(f"/vragen/?{address}")) == n


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "9" * 5000, "a"])
def test_questions_page_that_is_not_there_is_the_nearest(client, some, read, page):
    some(1)
    assert read(client.get("/vragen/", {"page": page})).count('<h3 class="lem-rows__title">') == 2


def test_questions_pages_keep_the_filters(client, some, read):
    some(1)
    for question in agenda.public_questions():
        multiply(question, 35)
    assert "werkplaats=zuyd&amp;page=2" in read(client.get("/vragen/?werkplaats=zuyd"))


def test_questions_without_any_says_how_to_begin(client, db, read):
    assert 'href="/vraag"' in read(client.get("/vragen/"))
