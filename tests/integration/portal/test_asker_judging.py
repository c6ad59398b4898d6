"""What an asker says of what there is already: without an account, of her own question alone."""

import json
import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Asked
from lemniscaat.kernel.errors import Refused
from lemniscaat.network.api import VISITOR, AuditEvent, Role
from lemniscaat.site import prepare
from lemniscaat.site.cli import main

pytestmark = pytest.mark.django_db

HELPED = "<h4>De vrager zegt: dit helpt</h4>"
WORDS = "Hoe zie ik geldzorgen bij jongeren op tijd?"


@pytest.fixture
def asked(index) -> Asked:
    """A question in Twente, and two things that are known about it."""
    twente = make.make_werkplaats("twente")
    for title in ("Geldzorgen bij jongeren zien", "Jongeren met geldzorgen thuis"):
        make.make_item(title, plain_summary="Over geldzorgen bij jongeren.")
    index()
    return agenda.ask_question(actor=VISITOR, original=WORDS, werkplaats=twente)


def item(title: str):
    return next(one for one in make.knowledge.published_items() if one.title == title)


def say(client: Client, token: str, uuid: object, said: str):
    return client.post(f"/vraag/volg/{token}", {"uuid": uuid, "oordeel": said})


def test_she_says_what_helps_and_may_change_her_mind(asked: Asked, read) -> None:
    client = Client(enforce_csrf_checks=True)
    one, other = item("Geldzorgen bij jongeren zien"), item("Jongeren met geldzorgen thuis")
    page = f"/vraag/volg/{asked.token}"
    assert read(client.get(page)).count('name="oordeel"') == 4

    done = say(client, asked.token, one.uuid, "helpt")
    assert (done.status_code, done.url) == (302, f"{page}#er-al")
    assert done["Referrer-Policy"] == "no-referrer"
    say(client, asked.token, other.uuid, "past-niet")
    for said in ("past-niet", "helpt", "helpt"):
        say(client, asked.token, one.uuid, said)

    assert agenda.judged_by_asker(asked.question) == {one.uuid: True, other.uuid: False}
    shown = read(client.get(page))
    assert (shown.count("Jij zei: dit helpt mij."), shown.count("Jij zei: dit past niet.")) == (1, 1)
    events = AuditEvent.objects.filter(act="judge_as_asker")
    assert [(event.actor, event.actor_label) for event in events] == [(None, "")] * 4


def test_desk_sees_what_she_said(asked: Asked, sign_in, read) -> None:
    one, other = item("Geldzorgen bij jongeren zien"), item("Jongeren met geldzorgen thuis")
    desk = sign_in(make.make_user(Role.COORDINATOR, asked.question.werkplaats))
    page = f"/bureau/twente/{asked.question.number}"
    said = ("De vrager zegt: dit helpt.", "De vrager zegt: dit past niet.", HELPED)

    def told() -> list[int]:
        shown = read(desk.get(page))
        return [shown.count(sentence) for sentence in said]

    assert told() == [0, 0, 0]
    say(Client(), asked.token, one.uuid, "helpt")
    say(Client(), asked.token, other.uuid, "past-niet")
    assert told() == [1, 1, 0]
    agenda.settle_wording(actor=make.SYSTEM, question=asked.question, text="Hoe leer je fietsen?")
    assert told() == [0, 0, 1]


def test_nobody_without_her_address_judges(asked: Asked, sign_in) -> None:
    twente, avans = asked.question.werkplaats, make.make_werkplaats("avans")
    elsewhere = agenda.ask_question(actor=VISITOR, original=f"{WORDS} Nog eens.", werkplaats=twente)
    actors = {
        "visitor": VISITOR,
        "other asker": agenda.asker_of(elsewhere.question),
        "her desk": make.make_actor(Role.COORDINATOR, twente),
        "other desk": make.make_actor(Role.COORDINATOR, avans),
        "editor": make.make_actor(Role.EDITOR, twente),
        "secretariat": make.make_actor(Role.SECRETARIAT),
        "herself": agenda.asker_of(asked.question),
        "herself, at work there": replace(
            make.make_actor(Role.MEMBER, avans), asks=frozenset({asked.question.uuid})
        ),
    }
    uuid, may = item("Geldzorgen bij jongeren zien").uuid, {}
    for name, actor in actors.items():
        try:
            agenda.judge_as_asker(actor=actor, question=asked.question, kind="item", uuid=uuid, helps=True)
            may[name] = True
        except Refused:
            may[name] = False
    assert {name for name, allowed in may.items() if allowed} == {"herself", "herself, at work there"}

    coordinator = sign_in(make.make_user(Role.COORDINATOR, twente))
    assert say(coordinator, "onzin", uuid, "past-niet").status_code == 404
    assert say(coordinator, asked.question.token_hash, uuid, "past-niet").status_code == 404
    say(coordinator, elsewhere.token, uuid, "past-niet")
    assert agenda.judged_by_asker(asked.question) == {uuid: True}
    assert agenda.judged_by_asker(elsewhere.question) == {uuid: False}


@pytest.mark.parametrize(
    ("uuid", "said"),
    [("hers", "misschien"), ("hers", ""), (uuid4(), "helpt"), ("onzin", "helpt"), ("", "helpt")],
)
def test_what_is_not_shown_to_her_cannot_be_judged(
    client: Client, asked: Asked, uuid: object, said: str
) -> None:
    uuid = item("Geldzorgen bij jongeren zien").uuid if uuid == "hers" else uuid
    assert say(client, asked.token, uuid, said).status_code == 404
    assert agenda.judged_by_asker(asked.question) == {}


def test_nothing_is_offered_once_the_question_has_ended(client: Client, asked: Asked) -> None:
    agenda.answer_question(actor=make.SYSTEM, question=asked.question, short_answer="Zo.")
    assert 'name="oordeel"' not in client.get(f"/vraag/volg/{asked.token}").content.decode()
    found = item("Geldzorgen bij jongeren zien")
    assert say(client, asked.token, found.uuid, "helpt").status_code == 404


def test_what_she_says_before_she_sends_is_kept_with_the_question(client: Client, asked: Asked) -> None:
    one, other = item("Geldzorgen bij jongeren zien"), item("Jongeren met geldzorgen thuis")
    said = {
        f"oordeel-{one.uuid}": "helpt",
        f"oordeel-{other.uuid}": "onzin",
        f"oordeel-{uuid4()}": "helpt",
        "oordeel-x": "helpt",
    }
    looked = client.post("/vraag", {"act": "look", "original": WORDS, **said}).content.decode()
    live = client.post("/vraag/dit-is-er-al", {"original": WORDS, **said}).content.decode()
    for page in (looked, live):
        checked = re.findall(r'name="oordeel-([^"]+)" value="([^"]+)" checked', page)
        assert checked == [(str(one.uuid), "helpt")]
    assert not AuditEvent.objects.filter(act="judge_as_asker").exists()

    seed = re.search(r'name="seed" value="([^"]+)"', looked)[1]
    for _twice in range(2):
        sent = client.post("/vraag", {"act": "send", "original": f"{WORDS} Nu.", "seed": seed, **said})
        assert sent.status_code == 302
    question = agenda.question_by_token(sent.url.rpartition("/")[2])
    assert agenda.judged_by_asker(question) == {one.uuid: True}
    assert AuditEvent.objects.filter(act="judge_as_asker").count() == 1


def test_desk_and_asker_judge_apart_and_both_are_exported(
    client: Client, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)  # those of this test are in memory
    question, third = asked.question, make.make_item("Nog iets over geldzorgen")
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe zie je geldzorgen?")
    agenda.publish_question(actor=make.SYSTEM, question=question)
    one, other = item("Geldzorgen bij jongeren zien"), item("Jongeren met geldzorgen thuis")
    say(client, asked.token, one.uuid, "helpt")
    say(client, asked.token, other.uuid, "helpt")
    assert agenda.rejections(question) == []
    agenda.reject_match(actor=make.SYSTEM, question=question, kind="item", uuid=other.uuid)
    agenda.reject_match(actor=make.SYSTEM, question=question, kind="item", uuid=third.uuid)
    assert agenda.rejections(question) == [("item", other.uuid), ("item", third.uuid)]

    assert main(["judgements", str(tmp_path)]) == 0

    [row] = [json.loads(line) for line in (tmp_path / "queries.jsonl").read_text().splitlines()]
    assert (row["rel"], row["not"]) == ([f"item:{one.uuid}"], [f"item:{third.uuid}"])

    agenda.take_back_rejection(actor=make.SYSTEM, question=question, uuid=other.uuid)
    assert agenda.judged_by_asker(question) == {one.uuid: True, other.uuid: True}
