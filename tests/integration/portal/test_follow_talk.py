"""The asker talks with the desk from her own page; the desk from its own."""

from typing import Any

import pytest

from factories import make_actor, make_question, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.network.api import VISITOR, Role
from lemniscaat.ui.screened import decided

WORDS = "Hoe bereik je jongeren eerder?"
PHONE = "06 12 34 56 78"


@pytest.fixture
def asked(db):
    werkplaats = make_werkplaats("twente", short_name="Twente")
    return agenda.ask_question(actor=VISITOR, original="Hoe bereik ik ze?", werkplaats=werkplaats)


@pytest.fixture
def url(asked):
    return f"/vraag/volg/{asked.token}"


@pytest.fixture
def coordinator(asked):
    return make_actor(Role.COORDINATOR, asked.question.werkplaats)


@pytest.fixture
def proposed(asked, coordinator):
    agenda.propose_wording(actor=coordinator, question=asked.question, text=WORDS)
    return asked.question


def notes(question: agenda.Question) -> list[str]:
    return [event.note for event in agenda.talk(question)]


def test_message_arrives_and_shows_on_both_pages(client, asked, url, sign_in, read):
    assert client.post(url, {"act": "schrijf", "text": "Het gaat om Hengelo."}).url == url
    assert "Het gaat om Hengelo." in read(client.get(url))
    desk = sign_in(make_user(Role.COORDINATOR, asked.question.werkplaats))
    page = read(desk.get(f"/bureau/twente/{asked.question.number}?tab=nieuw"))
    assert "Het gaat om Hengelo." in page
    assert [page.count(text) for text in ("Nieuw van de vrager", "Nieuw bericht")] == [3, 1]
    assert client.post(url, {"act": "schrijf", "text": "Het gaat om Hengelo."}).url == url
    assert notes(asked.question) == ["Het gaat om Hengelo."]


def test_personal_data_is_shown_and_she_chooses(client, asked, url, read):
    text = f"Bel mij op {PHONE}."
    response = client.post(url, {"act": "schrijf", "text": text})
    page = read(response)
    assert response.status_code == 422
    assert f"<mark>{PHONE}</mark>" in page
    assert notes(asked.question) == []
    [name] = [choice.name for choice in decided({"text": text}, {}).choices.values()]
    client.post(url, {"act": "schrijf", "text": text, name: "weg"})
    client.post(url, {"act": "schrijf", "text": text, name: "openbaar"})
    assert notes(asked.question) == ["Bel mij op [weggehaald].", text]


def test_she_agrees_with_what_lies_before_her(client, proposed, url, read):
    page = read(client.get(url))
    assert WORDS in page
    assert client.post(url, {"act": "akkoord", "text": WORDS}).url == url
    proposed.refresh_from_db()
    assert proposed.agreement == agenda.Agreement.AGREED
    assert 'value="akkoord"' not in read(client.get(url))


def test_she_has_other_words(client, proposed, url, read, sign_in):
    assert client.post(url, {"act": "andere-woorden", "text": "Hoe ben ik er eerder bij?"}).url == url
    proposed.refresh_from_db()
    assert proposed.proposed == "Hoe ben ik er eerder bij?"
    desk = sign_in(make_user(Role.COORDINATOR, proposed.werkplaats))
    page = read(desk.get(f"/bureau/twente/{proposed.number}"))
    assert "Hoe ben ik er eerder bij?</textarea>" in page


def test_words_that_were_changed_meanwhile_are_read_again(client, proposed, url, coordinator, read):
    agenda.propose_wording(actor=coordinator, question=proposed, text="Nieuwe woorden?")
    response = client.post(url, {"act": "akkoord", "text": WORDS})
    assert response.status_code == 409
    assert "Nieuwe woorden?" in read(response)
    proposed.refresh_from_db()
    assert proposed.agreement == agenda.Agreement.PROPOSED


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"act": "onzin", "text": "x"},
        {"act": "schrijf", "text": " \x00 "},
        {"act": "schrijf", "text": "x" * 5001},
        {"act": "andere-woorden", "text": "x" * 501},
    ],
)
def test_bad_form_is_said_on_her_page_and_changes_nothing(client, proposed, url, typed, read):
    response = client.post(url, typed)
    assert response.status_code == 422
    assert typed.get("text", "").strip(" \x00") in read(response)
    assert notes(proposed) == [WORDS]


def test_her_address_speaks_for_her_question_alone(client, proposed, url):
    other = make_question(werkplaats=proposed.werkplaats, published=False)
    client.post(url, {"act": "schrijf", "text": "Van mij."})
    assert notes(other) == []
    assert client.post("/vraag/volg/niets", {"act": "akkoord", "text": WORDS}).status_code == 404


def test_desk_lays_words_before_her_and_writes(asked, sign_in, read):
    desk = sign_in(make_user(Role.COORDINATOR, asked.question.werkplaats))
    page = f"/bureau/twente/{asked.question.number}"

    def post(act: str, **typed: Any) -> Any:
        revision = agenda.Question.objects.get(pk=asked.question.pk).revision
        return desk.post(f"{page}/{act}", {"revision": revision, **typed})

    assert post("leg-voor", text=WORDS).status_code == 302
    assert post("schrijf", text="Klopt dit?").status_code == 302
    assert post("schrijf", text=f"Bel {PHONE}").status_code == 422
    assert notes(asked.question) == [WORDS, "Klopt dit?"]
    assert WORDS in read(desk.get(page))
    assert post("scherp", text=WORDS, said_yes="on").status_code == 302
    assert agenda.wording_in_force(asked.question).agreed == agenda.Agreed.SPOKEN
