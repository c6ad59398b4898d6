"""The page for taking text away: whose it is, that it looks before it does, and what it keeps typed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.privacy import screen
from lemniscaat.network import api as network
from lemniscaat.network.api import Role, User

pytestmark = pytest.mark.django_db

SignIn = Callable[..., Client]
NAME = "Quispelstra"
WORDS = f"Hoe help ik mevrouw {NAME} aan hulp?"
REASON = "De vrager vroeg erom."
DO = {"act": "weg", "text": NAME, "reason": REASON}


@pytest.fixture
def question() -> agenda.Question:
    """A question about somebody, at the desk of Twente."""
    twente = make.make_werkplaats("twente", code="TWE")
    return make.make_question(WORDS, werkplaats=twente, published=False, kept=[f"mevrouw {NAME}", NAME])


def page_of(question: agenda.Question, desk: str = "twente") -> str:
    """Its address."""
    return f"/bureau/{desk}/{question.number}/weghalen"


def coordinator(question: agenda.Question) -> User:
    """Somebody of its own desk."""
    return make.make_user(Role.COORDINATOR, question.werkplaats)


@pytest.mark.parametrize("is_public", [False, True])
def test_page_is_its_coordinators_and_of_what_is_public_the_secretariats(
    question: agenda.Question, sign_in: SignIn, is_public: bool
) -> None:
    if is_public:
        agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe help je iemand?")
        agenda.publish_question(actor=make.SYSTEM, question=question)
    others = {
        "editor": make.make_user(Role.EDITOR, question.werkplaats),
        "other coordinator": make.make_user(Role.COORDINATOR, make.make_werkplaats()),
        "nobody in particular": make.make_user(),
        "secretariat": make.make_user(Role.SECRETARIAT),
    }
    address = page_of(question)
    allowed = {"secretariat"} if is_public else set()
    for method, sent in (("get", {}), ("post", {"text": NAME})):
        found = {
            who: getattr(sign_in(user), method)(address, sent).status_code for who, user in others.items()
        }
        assert found == {who: 200 if who in allowed else 404 for who in others}
        assert getattr(Client(), method)(address, sent).status_code == 302
    refused = {
        who
        for who in others
        if sign_in(others[who]).post(address, {**DO, "text": "xyzzy"}).status_code == 404
    }
    assert refused == set(others) - allowed
    assert sign_in(coordinator(question)).get(address).status_code == 200
    assert sign_in(coordinator(question)).get(page_of(question, "landelijk")).status_code == 404


def test_secretariat_sees_how_often_and_no_words_of_the_desk(
    question: agenda.Question, sign_in: SignIn
) -> None:
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe help je iemand?")
    agenda.publish_question(actor=make.SYSTEM, question=question)
    client = sign_in(make.make_user(Role.SECRETARIAT))
    pages = (
        client.get(page_of(question)).content + client.post(page_of(question), {"text": "quispel"}).content
    )
    assert "Staat op 1 plek" in pages.decode()
    assert NAME not in pages.decode()


def test_first_it_shows_then_it_does(
    question: agenda.Question, sign_in: SignIn, read: Callable[[HttpResponse], str]
) -> None:
    client = sign_in(coordinator(question))
    first = read(client.get(page_of(question)))
    assert f'name="text" value="{screen(WORDS)[0].text}"' in first
    shown = client.post(page_of(question), {"text": NAME})
    assert "Staat op 1 plek" in read(shown)
    assert "<dt>De vraag</dt><dd>1×</dd>" in shown.content.decode()
    question.refresh_from_db()
    assert question.original == WORDS

    done = client.post(page_of(question), DO)
    assert (done.status_code, done["Location"]) == (302, page_of(question))
    question.refresh_from_db()
    assert question.original == WORDS.replace(NAME, "[weggehaald]")
    after = read(client.get(done["Location"]))
    assert "Weggehaald op 1 plek." in after
    assert NAME not in after


@pytest.mark.parametrize(
    ("sent", "status", "is_kept"),
    [
        ({"text": "Qu"}, 422, "Qu"),
        ({"text": "Pietersen"}, 422, "Pietersen"),
        ({**DO, "reason": ""}, 422, NAME),
        ({**DO, "reason": f"Om {NAME}"}, 422, f"Om {NAME}"),
        ({**DO, "text": WORDS}, 422, WORDS),
    ],
)
def test_refusal_says_why_and_keeps_what_was_typed(
    question: agenda.Question,
    sign_in: SignIn,
    read: Callable[[HttpResponse], str],
    sent: dict[str, Any],
    status: int,
    is_kept: str,
) -> None:
    answer = sign_in(coordinator(question)).post(page_of(question), sent)
    assert answer.status_code == status
    page = read(answer)
    assert 'role="alert"' in page
    assert is_kept in page
    question.refresh_from_db()
    assert question.original == WORDS
    assert not network.audit_of("question", question.uuid).filter(act="redact").exists()


def test_page_costs_the_same_with_one_message_and_with_three(
    question: agenda.Question, sign_in: SignIn, queries: Callable[[Callable[[], Any]], int]
) -> None:
    client = sign_in(coordinator(question))

    def cost() -> tuple[int, int]:
        return (
            queries(lambda: client.get(page_of(question))),
            queries(lambda: client.post(page_of(question), {"text": NAME})),
        )

    def note(n: int) -> None:
        agenda.talk_with_asker(actor=make.SYSTEM, question=question, note=f"{NAME} {n}")

    note(1)
    one = cost()
    note(2)
    note(3)
    assert cost() == one


def test_desk_leads_to_the_page(question: agenda.Question, sign_in: SignIn) -> None:
    desk = sign_in(coordinator(question)).get(f"/bureau/twente/{question.number}").content.decode()
    assert f'href="{page_of(question)}"' in desk
