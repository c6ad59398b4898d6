"""Undo asks first: what will be taken back, who was told of it, and what when somebody else was first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, work
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db

Ask = Callable[[], str]


@pytest.fixture
def question() -> Question:
    """At the desk of Twente, with a follower."""
    twente = make.make_werkplaats("twente", code="TWE")
    question = make.make_question("Hoe zie ik geldzorgen?", werkplaats=twente, published=False)
    follow = agenda.follow_question(question=question, email="vrager@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)
    return question


@pytest.fixture
def desk(question: Question, sign_in: Callable[..., Client]) -> Client:
    return sign_in(make.make_user(Role.COORDINATOR, question.werkplaats))


@pytest.fixture
def ask(desk: Client, question: Question, read: Callable[..., str]) -> Ask:
    """The page that asks, as one line of text."""
    return lambda: " ".join(read(desk.get(f"/bureau/twente/{question.number}/maak-ongedaan")).split())


def undo(client: Client, question: Question, revision: int = -1, at: str = ""):
    event = agenda.thread(question, with_internal=True).last()
    question.refresh_from_db()
    typed = {"uuid": event.uuid, "revision": question.revision if revision < 0 else revision}
    return client.post(at or f"/bureau/twente/{question.number}/maak-ongedaan", typed)


DOING = {
    "answer": (
        lambda question: agenda.answer_question(
            actor=make.SYSTEM, question=question, short_answer="Vraag ernaar."
        ),
        ["De vraag is beantwoord", "“Vraag ernaar.”", "Binnengekomen", "niets"],
    ),
    "join": (
        lambda question: agenda.join_to_issue(
            actor=make.SYSTEM, question=question, issue=make.make_issue("Geldzorgen thuis")
        ),
        ["Geldzorgen thuis", "geen", "stap in de lemniscaat"],
    ),
    "link": (
        lambda question: agenda.link_item(
            actor=make.SYSTEM, question=question, item=make.make_item("Geldwijzer")
        ),
        ["“Geldwijzer” staat niet meer bij de vraag."],
    ),
    "theme": (
        lambda question: agenda.add_theme(
            actor=make.SYSTEM, question=question, theme=make.make_theme("schulden")
        ),
        ["“schulden”", "Niemand heeft hierover mail gehad"],
    ),
}


@pytest.mark.parametrize("name", DOING)
def test_page_says_what_will_be_taken_back(question: Question, ask: Ask, name: str) -> None:
    act, said = DOING[name]
    act(question)

    page = ask()

    assert [words for words in said if words not in page] == []
    assert agenda.undoable(agenda.thread(question)) is not None


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(5, "1 volger zou hier straks mail over krijgen."), (15, "1 volger heeft hier al mail over gehad.")],
)
def test_page_says_which_mail_waits_and_which_has_gone(
    question: Question, ask: Ask, minutes: int, said: str
) -> None:
    start = clock.now()
    agenda.decline_question(actor=make.SYSTEM, question=question, reason="Dat doen anderen.")
    with clock.held(start + timedelta(minutes=minutes)):
        work.run_due_jobs(by="test")

    assert said in ask()


def test_nothing_is_undone_by_looking_and_all_by_saying_so(
    desk: Client, question: Question, ask: Ask
) -> None:
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")
    ask()
    question.refresh_from_db()
    assert question.short_answer == "Zo."

    assert undo(desk, question).status_code == 302

    question.refresh_from_db()
    assert (question.short_answer, question.state) == ("", "received")
    answer = desk.get(f"/bureau/twente/{question.number}/maak-ongedaan", follow=True)
    assert "Er is niets om terug te draaien." in answer.content.decode()


def test_of_two_who_undo_one_is_told(desk: Client, question: Question) -> None:
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")
    revision = question.revision
    undo(desk, question)
    before = Question.objects.get(pk=question.pk).state

    answer = undo(desk, question, revision)

    assert (answer.status_code, Question.objects.get(pk=question.pk).state) == (409, before)
    assert "al teruggedraaid" in answer.content.decode()


def test_act_in_between_keeps_the_older_one_from_being_undone(desk: Client, question: Question) -> None:
    event = agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")
    typed = {"uuid": event.uuid, "revision": question.revision}
    agenda.link_item(actor=make.SYSTEM, question=question, item=make.make_item())

    answer = desk.post(f"/bureau/twente/{question.number}/maak-ongedaan", typed)

    assert (answer.status_code, Question.objects.get(pk=question.pk).short_answer) == (409, "Zo.")


def test_page_is_of_its_own_desk_alone(question: Question, sign_in: Callable[..., Client]) -> None:
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")
    path = f"/bureau/twente/{question.number}/maak-ongedaan"
    others = [
        make.make_user(Role.EDITOR, question.werkplaats),
        make.make_user(Role.COORDINATOR, make.make_werkplaats()),
        make.make_user(Role.SECRETARIAT),
    ]
    assert [sign_in(user).get(path).status_code for user in others] == [404] * 3
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize("asks_back", ["who passed it on", "who got it"])
def test_question_passed_on_comes_back_as_it_was(
    question: Question, desk: Client, sign_in: Callable[..., Client], asks_back: str
) -> None:
    zuyd = make.make_werkplaats("zuyd")
    other = sign_in(make.make_user(Role.COORDINATOR, zuyd))
    offer = circulation.make_offer(
        actor=make.SYSTEM,
        werkplaats=question.werkplaats,
        question=(question.uuid, question.number),
        subject=("item", make.make_item().uuid, "Geldwijzer"),
        activity=circulation.Activity.ENRICH_ISSUE,
        reason="Dit kan helpen.",
    )
    due_on = question.due_on
    with clock.held(clock.now() + timedelta(days=3)):
        answer = desk.post(
            f"/bureau/twente/{question.number}/geef-door", {"to": "zuyd", "revision": question.revision}
        )
        offer.refresh_from_db()
        there = offer.werkplaats
        client, slug = (desk, "twente") if asks_back == "who passed it on" else (other, "zuyd")
        at = f"/bureau/{slug}/{question.number}/maak-ongedaan"
        assert at.replace(slug, "twente") in desk.get(answer.url).content.decode()
        page = client.get(at).content.decode()
        assert undo(client, question, at=at).status_code == 302

    question.refresh_from_db()
    offer.refresh_from_db()
    assert all(words in page for words in ("Bureau", "Zuyd", "Twente"))
    assert (question.werkplaats.slug, question.due_on, offer.werkplaats) == (
        "twente",
        due_on,
        question.werkplaats,
    )
    assert there == zuyd
    assert other.get(f"/bureau/zuyd/{question.number}").status_code == 404


def test_question_that_is_worked_on_elsewhere_is_not_asked_back(
    question: Question, desk: Client, sign_in: Callable[..., Client]
) -> None:
    at = f"/bureau/twente/{question.number}/maak-ongedaan"
    agenda.pass_on_question(actor=make.SYSTEM, question=question, to=make.make_werkplaats("zuyd"))
    stranger = sign_in(make.make_user(Role.COORDINATOR, make.make_werkplaats("drenthe")))
    assert stranger.get(at.replace("twente", "drenthe")).status_code == 404

    agenda.talk_with_asker(actor=make.SYSTEM, question=question)

    assert (desk.get(at).status_code, desk.post(at).status_code) == (404, 404)
    question.refresh_from_db()
    assert question.werkplaats.slug == "zuyd"
