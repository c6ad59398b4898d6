"""The forms of the desk, filled in as they stand on the page: what they are called is what an act reads."""

from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import QuestionState
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
HTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture
def desk(sign_in: SignIn) -> Callable[..., Any]:
    """`desk(act, typed)` fills in the form of that act on the page of the one question, and sends it:
    what is typed goes into the only field there is to fill."""
    werkplaats = make.make_werkplaats("twente", code="TWE")
    question = make.make_question("Hoe zie ik geldzorgen?", werkplaats=werkplaats)
    client = sign_in(make.make_user(Role.COORDINATOR, werkplaats))

    def fill(act: str, typed: str) -> Any:
        page = html5lib.parse(client.get(f"/bureau/twente/{question.number}").content.decode())
        (form,) = [form for form in page.iter(f"{HTML}form") if form.get("action", "").endswith(f"/{act}")]
        fields = [field for kind in ("input", "textarea", "select") for field in form.iter(f"{HTML}{kind}")]
        hidden = {field.get("name"): field.get("value") for field in fields if field.get("type") == "hidden"}
        (open_one,) = [field for field in fields if field.get("type") != "hidden"]
        return client.post(form.get("action"), {**hidden, open_one.get("name"): typed})

    return fill


def now() -> agenda.Question:
    return agenda.questions(make.SYSTEM).get()


@pytest.mark.parametrize(
    ("act", "typed", "state"),
    [
        ("beantwoord", "Gebruik de les over geld.", QuestionState.ANSWERED),
        ("wijs-af", "Dit hoort bij de gemeente.", QuestionState.DECLINED),
        ("gesprek", "Gebeld, morgen meer.", QuestionState.EXPLICIT),
    ],
)
def test_what_is_typed_in_an_act_is_what_it_does(
    desk: Callable[..., Any], act: str, typed: str, state: QuestionState
) -> None:
    assert desk(act, typed).status_code == 302
    assert now().state == state
    assert agenda.thread(now(), with_internal=True).last().note == typed


def test_any_issue_can_be_chosen(desk: Callable[..., Any]) -> None:
    make.make_issue("Iets heel anders")
    issue = make.make_issue("Geldzorgen")
    assert desk("verbind", str(issue.uuid)).status_code == 302
    assert now().issue == issue


@pytest.mark.parametrize(
    "around", ["{slug}", "/kennis/{slug}", "https://voorbeeld.example/kennis/{slug}?a=1#b"]
)
def test_knowledge_is_put_with_it_by_its_address(desk: Callable[..., Any], around: str) -> None:
    item = make.make_item("Praten over geld")
    assert desk("kennis", around.format(slug=item.slug)).status_code == 302
    assert [link.item for link in now().links.all()] == [item]


@pytest.mark.parametrize("address", ["/kennis/is-er-niet", "x" * 3000, "http://[", "%00"])
def test_address_of_nothing_is_said_and_kept(desk: Callable[..., Any], address: str) -> None:
    answer = desk("kennis", address)
    assert answer.status_code == 404
    assert address[:60] in answer.content.decode()
    assert not now().links.exists()


def test_nothing_chosen_passes_nothing_on(desk: Callable[..., Any]) -> None:
    make.make_werkplaats("amsterdam")
    assert desk("geef-door", "").status_code == 422
    assert now().werkplaats.slug == "twente"


def test_only_the_newest_version_of_an_agenda_is_placed_on(desk: Callable[..., Any]) -> None:
    werkplaats = now().werkplaats
    plan = make.make_agenda(werkplaats, "Hoe dan?", state=agenda.AgendaState.ADOPTED)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming)
    items = [plan.items.get(), coming.items.get()]
    assert desk("agenda", str(items[0].uuid)).status_code == 422
    assert desk("agenda", "").status_code == 422
    assert desk("agenda", str(items[1].uuid)).status_code == 302
    assert list(now().agenda_items.all()) == [items[1]]
