"""The asker's own page."""

import pytest

from factories import make_actor, make_issue, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.network.api import VISITOR, Role

WORDS = "Hoe bereik ik jongeren voordat de deurwaarder komt?"


@pytest.fixture
def asked(db):
    werkplaats = make_werkplaats("twente", short_name="Twente")
    return agenda.ask_question(actor=VISITOR, original=WORDS, werkplaats=werkplaats, role="jongerenwerker")


@pytest.fixture
def coordinator(asked):
    return make_actor(Role.COORDINATOR, asked.question.werkplaats)


def test_own_page_shows_her_words_the_desk_and_when_it_answers(client, asked, read):
    page = read(client.get(f"/vraag/volg/{asked.token}"))
    assert WORDS in page
    assert "Twente" in page
    assert asked.token in page


def test_own_page_goes_nowhere(client, asked):
    response = client.get(f"/vraag/volg/{asked.token}")
    page = response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert 'rel="canonical"' not in page
    assert 'name="robots" content="noindex, nofollow"' in page


@pytest.mark.parametrize("token", ["onzin", "x" * 5000, "%00", "a%0Ab"])
def test_wrong_token_is_not_there(client, asked, token):
    assert client.get(f"/vraag/volg/{token}").status_code == 404
    assert client.post(f"/vraag/volg/{token}", {"note": "ik"}).status_code == 404


def test_own_page_grows_with_each_act(client, asked, coordinator):
    question = asked.question
    agenda.settle_wording(actor=coordinator, question=question, text="Hoe bereik je jongeren eerder?")
    agenda.join_to_issue(actor=coordinator, question=question, issue=make_issue("Geldzorgen"))
    agenda.talk_with_asker(actor=coordinator, question=question, note="Belt dinsdag terug, is boos")
    page = client.get(f"/vraag/volg/{asked.token}").content.decode()
    assert "Geldzorgen" in page
    assert page.count('class="lem-journey__glyph"') == 4
    assert "is boos" not in page
    assert client.get("/vragen/").content.decode().count("Hoe bereik je jongeren eerder?") == 0


def test_asker_objects_to_a_decline(client, asked, coordinator, read):
    url, question = f"/vraag/volg/{asked.token}", asked.question
    assert 'name="note"' not in client.get(url).content.decode()
    agenda.decline_question(actor=coordinator, question=question, reason="Dit hoort bij de gemeente.")
    page = read(client.get(url))
    assert "Dit hoort bij de gemeente." in page
    assert 'name="note"' in page
    assert client.post(url, {"note": ""}).status_code == 422
    assert client.post(url, {"note": "Bel mij op 06 12 34 56 78"}).status_code == 422
    question.refresh_from_db()
    assert question.state == agenda.QuestionState.DECLINED
    assert client.post(url, {"note": "De gemeente stuurde mij naar jullie."}).url == url
    question.refresh_from_db()
    assert question.state == agenda.QuestionState.IN_TALK
    assert client.post(url, {"note": "Nog eens"}).url == url
    assert question.events.filter(act=agenda.Act.OBJECT).count() == 1
