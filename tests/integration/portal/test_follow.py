"""The asker's own page."""

import re
from datetime import timedelta

import pytest
from django.conf import settings

from factories import make_actor, make_issue, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.models import OutgoingMail
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
    assert client.post(f"/vraag/volg/{token}", {"act": "schrijf", "text": "ik"}).status_code == 404


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
    assert 'value="bezwaar"' not in client.get(url).content.decode()
    agenda.decline_question(actor=coordinator, question=question, reason="Dit hoort bij de gemeente.")
    page = read(client.get(url))
    assert "Dit hoort bij de gemeente." in page
    assert 'value="bezwaar"' in page
    assert client.post(url, {"act": "bezwaar", "text": ""}).status_code == 422
    assert client.post(url, {"act": "bezwaar", "text": "Bel mij op 06 12 34 56 78"}).status_code == 422
    question.refresh_from_db()
    assert question.state == agenda.QuestionState.DECLINED
    assert client.post(url, {"act": "bezwaar", "text": "De gemeente stuurde mij naar jullie."}).url == url
    question.refresh_from_db()
    assert question.state == agenda.QuestionState.IN_TALK
    assert client.post(url, {"act": "bezwaar", "text": "Nog eens"}).url == url
    assert question.events.filter(act=agenda.Act.OBJECT).count() == 1


@pytest.fixture
def by_mail(client, asked):
    """Ask for mail on her own page; gives the path that the mail leads to."""

    def ask(email="vrager@voorbeeld.example"):
        response = client.post(f"/vraag/volg/{asked.token}", {"email": email})
        assert response.status_code == 200
        return path_in(OutgoingMail.objects.latest("id"))

    return ask


def path_in(mail):
    [path] = re.findall(rf"{re.escape(settings.BASE_URL)}(/\S+)", mail.body)
    return path


def follow_of(asked):
    return asked.question.follows.get()


def test_asker_says_yes_in_the_mail_and_stops_there(client, asked, by_mail, read):
    path = by_mail()
    assert (follow_of(asked).address(), follow_of(asked).confirmed_at) == ("vrager@voorbeeld.example", None)
    assert "Ja, mail mij" in read(client.get(path))
    assert follow_of(asked).confirmed_at is None

    assert client.post(path, {"act": "ja"}).url == path
    page = read(client.get(path))
    assert follow_of(asked).confirmed_at is not None
    assert "Ja, mail mij" not in page
    assert "Stop de mails" in page
    assert not asked.question.follows.filter(confirmed_at=None).exists()

    assert "verwijderd" in read(client.post(path, {"act": "stop"}))
    assert not asked.question.follows.exists()


def test_news_leads_to_where_one_stops(client, asked, by_mail, coordinator):
    client.post(by_mail(), {"act": "ja"})
    agenda.settle_wording(actor=coordinator, question=asked.question, text="Hoe bereik je jongeren eerder?")
    with clock.held(clock.now() + timedelta(minutes=11)):
        work.run_due_jobs(by="test")

    client.post(path_in(OutgoingMail.objects.latest("id")), {"act": "stop"})

    assert not asked.question.follows.exists()


def test_looking_at_the_links_of_a_mail_changes_nothing(client, asked, by_mail):
    path = by_mail()
    for method in (client.get, client.head):
        assert method(path).status_code == 200
    assert follow_of(asked).confirmed_at is None


def test_used_link_says_how_it_stands(client, asked, by_mail, read):
    path = by_mail()
    for _ in range(2):
        assert client.post(path, {"act": "ja"}).status_code == 302
    said_yes_at = follow_of(asked).confirmed_at
    client.post(path, {"act": "ja"})
    assert follow_of(asked).confirmed_at == said_yes_at
    for _ in range(2):
        assert client.post(path, {"act": "stop"}).status_code == 200
    for response in (client.get(path), client.post(path, {"act": "ja"})):
        assert response.status_code == 404
        assert "Dit adres werkt niet meer." in read(response)
    assert not asked.question.follows.exists()


@pytest.mark.parametrize("token", ["onzin", "x" * 5000, "%00", "a%0Ab"])
def test_wrong_link_of_a_mail_is_not_there(client, db, token):
    path = f"/vraag/volg/mail/{token}"
    assert [client.get(path).status_code, client.post(path).status_code] == [404, 404]


def test_page_of_a_mail_goes_nowhere_and_tells_nothing_of_the_question(client, asked, by_mail):
    response = client.get(by_mail())
    page = response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert asked.question.number in page
    assert not [secret for secret in (WORDS, asked.token) if secret in page]


@pytest.mark.parametrize("email", ["", "geen adres", "a@b"])
def test_what_is_no_address_is_said_and_stays(client, asked, email, read):
    response = client.post(f"/vraag/volg/{asked.token}", {"email": email})
    assert response.status_code == 422
    assert f'value="{email}"' in read(response) or not email
    assert not asked.question.follows.exists()
    assert not OutgoingMail.objects.exists()


def test_mail_is_offered_while_something_can_happen(client, asked, coordinator):
    url = f"/vraag/volg/{asked.token}"
    assert 'name="email"' in client.get(url).content.decode()
    agenda.answer_question(actor=coordinator, question=asked.question, short_answer="Zo.")
    assert 'name="email"' not in client.get(url).content.decode()


def test_she_chooses_to_hear_of_use_too(client, asked, by_mail, read):
    url = f"/vraag/volg/{asked.token}"
    assert 'name="wants_use"' in read(client.get(url))
    client.post(url, {"email": "vrager@voorbeeld.example", "wants_use": "on"})
    assert follow_of(asked).wants_use
    path = path_in(OutgoingMail.objects.latest("id"))
    client.post(path, {"act": "ja"})
    assert "twee jaar" in read(client.get(path))
