"""What looks like spam is held for a look: nothing is lost, and nothing of it shows until the desk looked."""

import re
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from factories import SYSTEM, make_actor, make_municipality, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Hold, Question, QuestionState
from lemniscaat.agenda.documents import SOURCES
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, limits, transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.models import Job, OutgoingMail, Tally
from lemniscaat.network.api import VISITOR, Role

WORDS = "Hoe bereik ik jongeren voordat de deurwaarder komt?"
pytestmark = pytest.mark.django_db


@pytest.fixture
def twente():
    werkplaats = make_werkplaats("twente", code="TWE")
    make_municipality(werkplaats, name="Hengelo")
    return werkplaats


def send(client: Client, *, after: int = 10, address: str = "203.0.114.7", **given: str) -> Any:
    """Fill in the form in so many seconds, and send it."""
    page = client.get("/vraag").content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(seed|since)" value="([^"]*)"', page))
    with clock.held(clock.now() + timedelta(seconds=after)):
        fields = {"act": "send", "original": WORDS, "municipality": "Hengelo", **hidden, **given}
        return client.post("/vraag", fields, REMOTE_ADDR=address)


def held_for() -> list[str]:
    return [row.held_for for row in agenda.questions(SYSTEM).order_by("id").defer(None)]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, ""),
        ({"website": "https://koop.example"}, Hold.HIDDEN_FIELD),
        ({"after": 1}, Hold.TOO_QUICK),
        ({"since": ""}, Hold.TOO_QUICK),
        ({"since": "12:onzin"}, Hold.TOO_QUICK),
    ],
)
def test_what_looks_like_spam_is_kept_and_held(client, twente, settings, given, reason):
    settings.ASK_LEAST_SECONDS = 3
    response = send(client, **given)
    assert response.url.startswith("/vraag/volg/")
    assert held_for() == [reason]
    page = client.get(response.url).content.decode()
    assert WORDS in page
    assert ("eerst of het een echte vraag is" in page) == bool(reason)


def test_many_from_one_place_are_held_and_those_of_others_are_not(client, twente, settings):
    settings.ASK_MOST_A_DAY = 2
    for address in ["203.0.114.7"] * 3 + ["203.0.114.8", "10.0.0.1", "10.0.0.1", "10.0.0.1"]:
        send(client, address=address)
    assert held_for() == ["", "", Hold.TOO_MANY, "", "", "", ""]


def test_place_is_kept_keyed_and_for_a_day(client, twente):
    send(client)
    [tally] = Tally.objects.all()
    assert len(tally.key) == 64
    assert tally.key != sha256(b"203.0.114.7").hexdigest()
    with clock.held(clock.now() + timedelta(hours=23)):
        assert limits.forget() == 0
    with clock.held(clock.now() + timedelta(hours=25)):
        assert limits.forget() == 1
        with transactions.opened():
            assert limits.tally(what="ask", place="203.0.114.7") == 1
        assert Tally.objects.get().key != tally.key


@pytest.mark.parametrize(
    ("remote", "passed", "proxies", "place"),
    [
        ("203.0.113.7", "", 0, ""),
        ("8.8.8.8", "1.1.1.1", 0, "8.8.8.8"),
        ("10.0.0.1", "9.9.9.9, 1.1.1.1", 1, "1.1.1.1"),
        ("10.0.0.1", "", 1, ""),
        ("2a02:a450:1:2:3:4:5:6", "", 0, "2a02:a450:1:2::/64"),
        ("unix:", "", 0, ""),
    ],
)
def test_place_is_the_network_of_who_asks(rf, settings, remote, passed, proxies, place):
    settings.PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": passed} if passed else {})
    assert limits.place_of(request) == place


def test_who_is_signed_in_is_not_held(twente, sign_in):
    send(sign_in(make_user(Role.COORDINATOR, twente)), website="https://koop.example")
    assert held_for() == [""]


def test_held_question_is_in_no_list_count_or_mail(client, twente, sign_in):
    url = send(client, website="x").url
    question = Question.objects.get()
    desk = make_actor(Role.COORDINATOR, twente)
    assert not agenda.questions(desk).exists()
    assert agenda.question_by_number(desk, question.number) is None
    assert agenda.tab_counts(twente.pk) == dict.fromkeys([*agenda.Tab.values], 0) | {"held": 1}
    assert agenda.new_at_desks([twente.pk], is_national=True) == 0
    assert circulation.journey_of("question", question.uuid) is None
    assert client.post(url, {"email": "ik@voorbeeld.example"}).status_code == 422
    assert client.post(url, {"act": "schrijf", "text": "Hallo daar"}).status_code == 409
    assert list(SOURCES["question"].load([question.uuid])) == []
    assert [model.objects.count() for model in (Job, OutgoingMail)] == [0, 0]
    for act in (agenda.publish_question, agenda.talk_with_asker):
        with pytest.raises(LemniscaatError), transactions.opened():
            act(actor=desk, question=question)
    page = sign_in(make_user(Role.COORDINATOR, twente)).get("/bureau/twente").content.decode()
    assert WORDS not in page


@pytest.fixture
def held(twente):
    return agenda.ask_question(
        actor=VISITOR, original=WORDS, werkplaats=twente, held_for=Hold.TOO_QUICK
    ).question


def decide(client: Client, question: Question, act: str, **typed: str) -> Any:
    return client.post(f"/bureau/twente/vastgehouden/{question.number}", {"act": act, **typed})


def test_list_is_for_who_runs_the_desk(held, sign_in, read):
    own = make_user(Role.COORDINATOR, held.werkplaats)
    others = [
        make_user(Role.EDITOR, held.werkplaats),
        make_user(Role.COORDINATOR, make_werkplaats()),
        make_user(Role.SECRETARIAT),
    ]
    for user in others:
        client = sign_in(user)
        assert client.get("/bureau/twente/vastgehouden").status_code == 404
        assert decide(client, held, "laat-door").status_code == 404
        assert decide(client, held, "verwijder", reason="Reclame.").status_code == 404
    assert Client().get("/bureau/twente/vastgehouden").status_code == 302
    assert WORDS in read(sign_in(own).get("/bureau/twente/vastgehouden"))
    held.refresh_from_db()
    assert held.state == QuestionState.HELD


def test_desk_lets_it_through(held, sign_in):
    client = sign_in(make_user(Role.COORDINATOR, held.werkplaats))
    assert decide(client, held, "laat-door").status_code == 302
    held.refresh_from_db()
    assert held.state == QuestionState.RECEIVED
    assert [event.act for event in agenda.thread(held)] == [agenda.Act.RECEIVE]
    assert WORDS in client.get("/bureau/twente").content.decode()
    assert decide(client, held, "laat-door").status_code == 404


def test_desk_removes_it_with_a_reason_and_can_still_let_it_through(held, sign_in, read):
    client = sign_in(make_user(Role.COORDINATOR, held.werkplaats))
    for reason in ["", "x" * 501, "Van Jan, 06 12 34 56 78"]:
        assert decide(client, held, "verwijder", reason=reason).status_code == 422
    assert decide(client, held, "verwijder", reason="Dit is reclame.").status_code == 302
    held.refresh_from_db()
    assert (held.state, held.reason, held.original) == (QuestionState.REMOVED, "Dit is reclame.", WORDS)
    assert agenda.tab_counts(held.werkplaats_id)["held"] == 0
    assert "Dit is reclame." in read(client.get("/bureau/twente/vastgehouden"))
    decide(client, held, "laat-door")
    held.refresh_from_db()
    assert (held.state, held.reason) == (QuestionState.RECEIVED, "")


def test_asker_reads_why_it_was_removed(client, twente, read):
    asked = agenda.ask_question(actor=VISITOR, original=WORDS, werkplaats=twente, held_for=Hold.TOO_QUICK)
    agenda.remove_as_spam(actor=SYSTEM, question=asked.question, reason="Dit is reclame.")
    assert "Dit is reclame." in read(client.get(f"/vraag/volg/{asked.token}"))


@pytest.mark.parametrize("words", ["test", "help help help", "1 2 3 4 5", "Wie dan?"])
def test_almost_nothing_is_asked_for_more_and_stays_typed(client, twente, read, words):
    response = send(client, original=words)
    page = read(response)
    assert response.status_code == 422
    assert f"{words}</textarea>" in page
    assert "Vertel iets meer" in page
    assert not Question.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_as_often_for_many_rows(twente, sign_in, queries, rows):
    for _ in range(rows):
        agenda.ask_question(actor=VISITOR, original=WORDS, werkplaats=twente, held_for=Hold.TOO_QUICK)
    client = sign_in(make_user(Role.COORDINATOR, twente))
    client.get("/bureau/twente/vastgehouden")
    assert queries(lambda: client.get("/bureau/twente/vastgehouden")) == 7
