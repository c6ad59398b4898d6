"""The home page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet

from factories import (
    make_issue,
    make_item,
    make_organisation,
    make_question,
    make_use,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import Werkplaats
from lemniscaat.portal.pages.home import home
from multiplying import multiply

SYSTEM = network.system()
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

QUERIES = 12


def hand_over(werkplaats, question, to, *, public=True):
    return circulation.offer_handover(
        actor=SYSTEM,
        werkplaats=werkplaats,
        subject=("question", question.uuid, question.wording),
        hope="Een oordeel over de opbrengst.",
        deadline=clock.today() + timedelta(days=30),
        to_organisation=to,
        question_uuid=question.uuid,
        is_public=public,
    )


@pytest.fixture
def world(db):
    """`world(n)`: n of everything that the home page tells of."""
    partner = make_organisation("Kennisinstituut Voorbeeld", is_national=True)

    def make(n):
        for _number in range(n):
            werkplaats = make_werkplaats()
            issue = make_issue()
            question = make_question(werkplaats=werkplaats)
            make_use(make_item(), werkplaats, question=question)
            circulation.publish_synthesis(actor=SYSTEM, issue=issue, text="Wat wij weten.")
            hand_over(werkplaats, question, partner)

    return make


def test_home_page(client, world, read):
    world(1)
    response = client.get("/")
    page = read(response)
    assert response.status_code == 200
    assert 'action="/vraag" method="post"' in page
    assert 'name="original"' in page
    assert response.cookies == {}


@pytest.mark.parametrize("n", [1, 3, 300])
def test_home_queries_do_not_grow(client, world, queries, n):
    world(1)
    for model in (Werkplaats, agenda.Question, knowledge.Item, learning.Use, circulation.Handover):
        multiply(QuerySet(model).get(), n - 1)
    step = QuerySet(circulation.Step).get(activity=circulation.Activity.BUILD)
    multiply(step, n - 1)
    client.get("/")
    assert queries(lambda: client.get("/")) == QUERIES


def test_home_without_anything(client, db, read):
    assert "0 werkplaatsen" in read(client.get("/"))


def test_home_tells_the_newest_of_each_kind(world):
    with clock.held(NOW):
        world(2)
    first, *others = home().news
    assert first.tone == "ok"
    assert sorted(one.tone for one in others) == ["kwestie", "plain", "vraag", "vraag"]


def test_home_says_no_headline_twice(db):
    told = {"headline": "Na zes weken kwam zij", "result": "Na zes weken kwam zij. Met haar buurvrouw."}
    make_use(make_item(), make_werkplaats(), **told)
    news = home().news[0]
    assert (news.title, news.text) == ("Na zes weken kwam zij", "Met haar buurvrouw.")


def test_home_hides_what_is_not_public(client, db, world):
    werkplaats = make_werkplaats("twente")
    partner = make_organisation("Geheim instituut")
    hidden = make_question("Niet voor iedereen", werkplaats=werkplaats, published=False)
    make_item("Nog een concept", published=False)
    hand_over(werkplaats, hidden, partner, public=False)
    page = client.get("/").content.decode()
    for secret in ("Niet voor iedereen", hidden.number, "Nog een concept", "Geheim instituut"):
        assert secret not in page
    assert [tile.questions for tile in home().tiles] == [0]


def test_home_counts_open_questions(world):
    werkplaats = make_werkplaats()
    for _number in range(3):
        make_question(werkplaats=werkplaats)
    make_question(werkplaats=werkplaats, published=False)
    assert [(tile.name, tile.questions) for tile in home().tiles] == [(werkplaats.short_name, 3)]


def test_home_says_what_waits_longer_than_a_month(world):
    with clock.held(NOW - timedelta(days=40)):
        world(2)
    with clock.held(NOW):
        world(1)
        crossing = home().flow.crossing
    assert crossing.out == 3
    assert crossing.waiting.startswith("2 ")


def test_home_in_english(client, world, read):
    world(1)
    page = read(client.get("/en/"))
    assert '<html lang="en">' in page
    assert "What do you run into?" in page
