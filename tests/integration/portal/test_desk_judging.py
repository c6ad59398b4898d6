"""What a desk says of what was found: it is not offered again, and others can measure search by it."""

import json
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.errors import Refused
from lemniscaat.network.api import Role
from lemniscaat.site import prepare
from lemniscaat.site.cli import main

pytestmark = pytest.mark.django_db

WORDING = "Hoe zie je geldzorgen bij jongeren?"


@pytest.fixture
def desk(index, sign_in) -> Client:
    """The coordinator of a desk with a question, and two pieces of knowledge that look like it."""
    twente = make.make_werkplaats("twente", code="TWE")
    asked = make.make_question("Hoe zie ik geldzorgen?", werkplaats=twente, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=asked, text=WORDING)
    agenda.publish_question(actor=make.SYSTEM, question=asked)
    for title in ("Geldzorgen bij jongeren zien", "Jongeren met geldzorgen thuis"):
        make.make_item(title, plain_summary="Over geldzorgen bij jongeren.")
    index()
    return sign_in(make.make_user(Role.COORDINATOR, twente))


def question() -> agenda.Question:
    return agenda.public_questions().get()


def send(client: Client, act: str, **typed: object):
    found = question()
    return client.post(f"/bureau/twente/{found.number}/{act}", {"revision": found.revision, **typed})


def offered(client: Client) -> set[str]:
    page = client.get(f"/bureau/twente/{question().number}")
    return {like.hit.title for like in page.context["likes"]}


def item(title: str):
    return next(one for one in make.knowledge.published_items() if one.title == title)


def test_what_does_not_fit_is_offered_no_more_until_it_does(desk):
    before = offered(desk)
    wrong = item("Jongeren met geldzorgen thuis")

    assert send(desk, "past-niet", kind="item", uuid=wrong.uuid).status_code == 302
    assert send(desk, "past-niet", kind="item", uuid=wrong.uuid).status_code == 302
    assert offered(desk) == before - {wrong.title}
    assert agenda.rejections(question()) == [("item", wrong.uuid)]

    assert send(desk, "past-toch", uuid=wrong.uuid).status_code == 302
    assert offered(desk) == before


def test_desk_sees_what_works_and_who_works_on_it_as_who_asks_does(desk, index):
    twente = make.network.werkplaatsen().get(slug="twente")
    of_who = {"context": "school", "for_whom": "jongeren met geldzorgen", "mechanism": "een docent ziet het"}
    factor = make.make_factor(make.make_issue("Iets anders"), "Geldzorgen bij jongeren vroeg zien", **of_who)
    circle = make.make_circle(twente, "Geldzorgen bij jongeren")
    project = make.make_project(twente, "Geldzorgen van jongeren thuis")
    index()
    there = {factor.uuid, circle.uuid, project.uuid}
    asked = Client().post("/vraag", {"act": "look", "original": WORDING}).context["matches"]
    page = desk.get(f"/bureau/twente/{question().number}")

    assert there <= {match.hit.uuid for match in asked}
    assert factor.uuid in {like.hit.uuid for like in page.context["likes"]}
    assert {like.hit.uuid for like in page.context["at_work"]} == {circle.uuid, project.uuid}
    assert send(desk, "past-niet", kind="circle", uuid=circle.uuid).status_code == 302
    page = desk.get(f"/bureau/twente/{question().number}")
    assert {like.hit.uuid for like in page.context["at_work"]} == {project.uuid}


@pytest.mark.parametrize(
    "typed", [{"kind": "item", "uuid": uuid4()}, {"kind": "question" * 9, "uuid": uuid4()}, {"kind": "item"}]
)
def test_what_is_not_there_cannot_be_judged(desk, typed):
    assert send(desk, "past-niet", **typed).status_code in {404, 422}
    assert agenda.rejections(question()) == []


def test_another_desk_judges_nothing(desk, sign_in):
    other = sign_in(make.make_user(Role.COORDINATOR, make.make_werkplaats()))
    wrong = item("Jongeren met geldzorgen thuis")
    assert send(other, "past-niet", kind="item", uuid=wrong.uuid).status_code == 404
    with pytest.raises(Refused):
        agenda.reject_match(
            actor=make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
            question=question(),
            kind="item",
            uuid=wrong.uuid,
        )
    assert agenda.rejections(question()) == []


def test_judgements_are_a_test_set_for_search(desk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)  # those of this test are in memory
    right, wrong = item("Geldzorgen bij jongeren zien"), item("Jongeren met geldzorgen thuis")
    send(desk, "kennis", uuid=right.uuid)
    send(desk, "past-niet", kind="item", uuid=wrong.uuid)
    hidden = make.make_question("Geheim?", published=False)
    agenda.reject_match(actor=make.SYSTEM, question=hidden, kind="item", uuid=wrong.uuid)

    assert main(["judgements", str(tmp_path)]) == 0

    rows = [json.loads(line) for line in (tmp_path / "queries.jsonl").read_text().splitlines()]
    assert rows == [
        {
            "q": WORDING,
            "rel": [f"item:{right.uuid}"],
            "not": [f"item:{wrong.uuid}"],
            "self": f"question:{question().uuid}",
        }
    ]
    assert "Geheim" not in (tmp_path / "passages.jsonl").read_text()
    measured = discovery.quality(tmp_path / "passages.jsonl", tmp_path / "queries.jsonl")
    assert (measured.queries, measured.recall_at_100) == (1, 1.0)


def test_a_folder_that_cannot_be_written_is_told_in_a_line(desk, tmp_path: Path, capsys, monkeypatch):
    monkeypatch.setattr(prepare, "tables_or_stop", lambda: None)
    (tmp_path / "file").write_text("")
    assert main(["judgements", str(tmp_path / "file")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
