"""Desk and asker talk: who may say what in which state, and what it leaves behind."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.actions.talking import MOST_IN_A_ROW
from lemniscaat.agenda.api import Act, Agreed, Agreement, PersonalDataFound, Question, QuestionState, Tab
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, Role, Werkplaats

pytestmark = pytest.mark.django_db

WORDS = "Hoe zie je geldzorgen op tijd?"
HERS = "Hoe zie ik dat iemand krap zit?"


@pytest.fixture
def twente() -> Werkplaats:
    return make.make_werkplaats("twente", code="TWE")


@pytest.fixture
def question(twente: Werkplaats) -> Question:
    return make.make_question("Mijn buurvrouw eet niet.", werkplaats=twente, published=False)


@pytest.fixture
def desk(twente: Werkplaats) -> Actor:
    return make.make_actor(Role.COORDINATOR, twente)


@pytest.fixture
def proposed(question: Question, desk: Actor) -> Question:
    agenda.propose_wording(actor=desk, question=question, text=WORDS)
    return question


SAYINGS: dict[str, Callable[[Actor, Question], Any]] = {
    "write": lambda actor, question: agenda.write_to_asker(actor=actor, question=question, text="Waar?"),
    "propose": lambda actor, question: agenda.propose_wording(actor=actor, question=question, text="Hoe?"),
    "reply": lambda actor, question: agenda.reply_to_desk(actor=actor, question=question, text="In Borne."),
    "agree": lambda actor, question: agenda.agree_with_wording(actor=actor, question=question, text=WORDS),
    "other_words": lambda actor, question: agenda.offer_other_words(
        actor=actor, question=question, text=HERS
    ),
}
THE_DESKS = frozenset({"write", "propose"})


@pytest.mark.parametrize("act", SAYINGS)
def test_who_may_say_what(proposed: Question, desk: Actor, twente: Werkplaats, act: str) -> None:
    other = make.make_question(werkplaats=twente, published=False)
    people = {
        "asker": agenda.asker_of(proposed),
        "other asker": agenda.asker_of(other),
        "nobody": VISITOR,
        "desk": desk,
        "other desk": make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
        "editor": make.make_actor(Role.EDITOR, twente),
        "member": make.make_actor(Role.MEMBER, twente),
        "secretariat": make.make_actor(Role.SECRETARIAT),
    }

    def may(actor: Actor) -> bool:
        savepoint = transaction.savepoint()
        try:
            SAYINGS[act](actor, Question.objects.get(pk=proposed.pk))
        except Refused:
            return False
        finally:
            transaction.savepoint_rollback(savepoint)
        return True

    assert [name for name, actor in people.items() if may(actor)] == (
        ["desk"] if act in THE_DESKS else ["asker"]
    )


OPEN, AT_DESK = set(agenda.OPEN_STATES), set(agenda.DESK_STATES)


@pytest.mark.parametrize("state", QuestionState)
@pytest.mark.parametrize(
    ("act", "states"),
    [
        ("write", OPEN),
        ("reply", OPEN),
        ("propose", AT_DESK),
        ("agree", AT_DESK),
        ("other_words", AT_DESK),
    ],
)
def test_what_may_be_said_in_which_state(
    proposed: Question, desk: Actor, act: str, states: set[QuestionState], state: QuestionState
) -> None:
    proposed.state = state
    actor = desk if act in THE_DESKS else agenda.asker_of(proposed)
    if state in states:
        SAYINGS[act](actor, proposed)
    else:
        with pytest.raises(Conflict):
            SAYINGS[act](actor, proposed)


def test_words_go_back_and_forth_until_she_agrees(proposed: Question, desk: Actor) -> None:
    asker = agenda.asker_of(proposed)
    assert (proposed.state, proposed.agreement) == (QuestionState.IN_TALK, Agreement.PROPOSED)

    agenda.offer_other_words(actor=asker, question=proposed, text=HERS)
    assert (proposed.agreement, proposed.proposed) == (Agreement.OTHER, HERS)
    agenda.propose_wording(actor=desk, question=proposed, text=WORDS)
    agenda.agree_with_wording(actor=asker, question=proposed, text=WORDS)
    assert (proposed.agreement, proposed.wording) == (Agreement.AGREED, "")
    agenda.settle_wording(actor=desk, question=proposed, text=WORDS)

    assert (proposed.state, proposed.wording) == (QuestionState.EXPLICIT, WORDS)
    assert (proposed.agreement, proposed.proposed) == (Agreement.NOTHING, "")
    assert [event.act for event in agenda.talk(proposed)] == [
        Act.PROPOSE,
        Act.OTHER_WORDS,
        Act.PROPOSE,
        Act.AGREE,
    ]


@pytest.mark.parametrize(
    ("answer", "text", "said_yes", "agreed"),
    [
        (None, WORDS, False, Agreed.DESK),
        (None, WORDS, True, Agreed.SPOKEN),
        ("agree", WORDS, False, Agreed.OWN_PAGE),
        ("agree", "Iets anders?", False, Agreed.DESK),
        ("other_words", HERS, False, Agreed.OWN_PAGE),
        ("other_words", WORDS, False, Agreed.DESK),
    ],
)
def test_settling_keeps_who_agreed(
    proposed: Question, desk: Actor, answer: str | None, text: str, said_yes: bool, agreed: Agreed
) -> None:
    if answer:
        SAYINGS[answer](agenda.asker_of(proposed), proposed)

    agenda.settle_wording(actor=desk, question=proposed, text=text, said_yes=said_yes)

    wording = agenda.wording_in_force(proposed)
    assert wording is not None
    assert (wording.text, wording.agreed) == (text, agreed)


def test_undone_settling_lies_agreed_again(proposed: Question, desk: Actor) -> None:
    agenda.agree_with_wording(actor=agenda.asker_of(proposed), question=proposed, text=WORDS)
    event = agenda.settle_wording(actor=desk, question=proposed, text=WORDS)

    agenda.undo_last(actor=desk, question=proposed, event=event)

    proposed.refresh_from_db()
    assert (proposed.wording, proposed.proposed, proposed.agreement) == ("", WORDS, Agreement.AGREED)
    assert agenda.wording_in_force(proposed) is None


def test_message_of_hers_does_not_stand_in_the_way_of_undoing(question: Question, desk: Actor) -> None:
    event = agenda.settle_wording(actor=desk, question=question, text=WORDS)
    agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text="Dank je.")

    agenda.undo_last(actor=desk, question=question, event=event)

    assert question.wording == ""
    assert [said.note for said in agenda.talk(question)] == ["Dank je."]


@pytest.mark.parametrize("act", ["write", "propose"])
@pytest.mark.parametrize("answered", [False, True])
def test_what_she_answered_cannot_be_undone(
    question: Question, desk: Actor, act: str, answered: bool
) -> None:
    event = SAYINGS[act](desk, question)
    if answered:
        SAYINGS["reply"](agenda.asker_of(question), question)
        with pytest.raises(Conflict):
            agenda.undo_last(actor=desk, question=question, event=event)
    else:
        agenda.undo_last(actor=desk, question=question, event=event)
    assert agenda.talk(question).exists() == answered
    assert question.state == (QuestionState.IN_TALK if answered else QuestionState.RECEIVED)


def test_agreeing_is_with_the_words_she_read(proposed: Question, desk: Actor) -> None:
    agenda.propose_wording(actor=desk, question=proposed, text="Nieuwe woorden?")

    with pytest.raises(Conflict):
        agenda.agree_with_wording(actor=agenda.asker_of(proposed), question=proposed, text=WORDS)

    assert proposed.agreement == Agreement.PROPOSED


@pytest.mark.parametrize("act", ["reply", "agree", "other_words"])
def test_what_she_sends_twice_is_said_once(proposed: Question, act: str) -> None:
    for _ in range(2):
        SAYINGS[act](agenda.asker_of(proposed), Question.objects.get(pk=proposed.pk))

    assert [event.act for event in agenda.talk(proposed)] == [Act.PROPOSE, act]


@pytest.mark.parametrize("act", ["write", "propose", "reply", "other_words", "object"])
def test_nothing_is_kept_of_personal_data_unless_it_may_stay(
    proposed: Question, desk: Actor, act: str
) -> None:
    said: dict[str, tuple[Any, Actor, str]] = {
        "write": (agenda.write_to_asker, desk, "text"),
        "propose": (agenda.propose_wording, desk, "text"),
        "reply": (agenda.reply_to_desk, agenda.asker_of(proposed), "text"),
        "other_words": (agenda.offer_other_words, agenda.asker_of(proposed), "text"),
        "object": (agenda.object_to_decline, agenda.asker_of(proposed), "note"),
    }
    if act == "object":
        agenda.decline_question(actor=desk, question=proposed, reason="Niet voor ons.")
    perform, actor, name = said[act]
    before = list(agenda.talk(proposed))

    with pytest.raises(PersonalDataFound):
        perform(actor=actor, question=proposed, **{name: "Bel 06 12 34 56 78."})
    assert list(agenda.talk(proposed)) == before
    perform(actor=actor, question=proposed, **{name: "Bel 06 12 34 56 78."}, kept={"06 12 34 56 78"})

    assert [event.note for event in agenda.talk(proposed)][-1] == "Bel 06 12 34 56 78."
    assert "06 12" not in str(list(AuditEvent.objects.values_list("changes", flat=True)))


@pytest.mark.parametrize("text", ["", "  ", "x" * 5001])
def test_empty_or_endless_message_is_refused(question: Question, desk: Actor, text: str) -> None:
    with pytest.raises(Invalid):
        agenda.write_to_asker(actor=desk, question=question, text=text)
    with pytest.raises(Invalid):
        agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text=text)


def test_asker_cannot_fill_the_desk_alone(question: Question, desk: Actor) -> None:
    asker = agenda.asker_of(question)
    for number in range(MOST_IN_A_ROW):
        agenda.reply_to_desk(actor=asker, question=question, text=f"Nog iets: {number}")
    with pytest.raises(Conflict):
        agenda.reply_to_desk(actor=asker, question=question, text="En nog iets.")

    agenda.write_to_asker(actor=desk, question=question, text="We lezen het.")
    agenda.reply_to_desk(actor=asker, question=question, text="Fijn.")


def is_new(question: Question) -> bool:
    return agenda.tab_rows(question.werkplaats_id, Tab.SPOKEN).exists()


def test_desk_sees_what_is_new_until_it_answers(question: Question, desk: Actor) -> None:
    answers: list[Callable[[], Any]] = [
        lambda: agenda.write_to_asker(actor=desk, question=question, text="Dank je."),
        lambda: agenda.talk_with_asker(actor=desk, question=question),
        lambda: agenda.propose_wording(actor=desk, question=question, text=WORDS),
        lambda: agenda.settle_wording(actor=desk, question=question, text=WORDS),
    ]
    assert not is_new(question)
    for number, answer in enumerate(answers):
        agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text=f"{number}")
        assert is_new(question)
        agenda.join_to_issue(actor=desk, question=question, issue=make.make_issue())
        assert is_new(question)
        answer()
        assert not is_new(question)


def test_new_at_desks_counts_each_desk_of_hers_once(question: Question, twente: Werkplaats) -> None:
    make.make_question(published=False)
    agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text="Nog iets.")
    elsewhere = make.make_werkplaats()

    def count(*places: Werkplaats, is_national: bool = False) -> int:
        return agenda.new_at_desks([place.pk for place in places], is_national=is_national)

    assert [count(twente), count(elsewhere), count(is_national=True), count(twente, is_national=True)] == [
        1,
        0,
        1,
        2,
    ]
    agenda.settle_wording(actor=make.SYSTEM, question=question, text=WORDS)
    assert count(twente) == 0


def test_followers_are_told_that_the_desk_says_something_and_nobody_what(
    question: Question, desk: Actor
) -> None:
    follow = agenda.follow_question(question=question, email="vrager@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)
    OutgoingMail.objects.all().delete()
    agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text="Nog iets.")
    agenda.write_to_asker(actor=desk, question=question, text="Waar speelt het?")
    agenda.propose_wording(actor=desk, question=question, text=WORDS)
    agenda.agree_with_wording(actor=agenda.asker_of(question), question=question, text=WORDS)

    with clock.held(clock.now() + timedelta(minutes=11)):
        work.run_due_jobs(by="test")

    bodies = list(OutgoingMail.objects.order_by("id").values_list("body", flat=True))
    said = [Act.WRITE.label, Act.PROPOSE.label]
    assert [[str(label) in body for label in said] for body in bodies] == [[True, False], [False, True]]
    assert not [body for body in bodies if "Waar speelt het?" in body or WORDS in body]


def test_public_thread_tells_that_she_agreed_and_nothing_of_what_was_said(
    question: Question, desk: Actor
) -> None:
    agenda.write_to_asker(actor=desk, question=question, text="Woont zij alleen?")
    agenda.reply_to_desk(actor=agenda.asker_of(question), question=question, text="Ja, al lang.")
    agenda.propose_wording(actor=desk, question=question, text=WORDS)
    agenda.agree_with_wording(actor=agenda.asker_of(question), question=question, text=WORDS)
    agenda.settle_wording(actor=desk, question=question, text=WORDS)

    assert [event.act for event in agenda.thread(question)] == [Act.RECEIVE, Act.AGREE, Act.SETTLE]
    steps = circulation.steps_of_question(make.SYSTEM, question.uuid)
    assert [step.activity for step in steps] == ["explicate"]


def test_of_a_desk_and_an_asker_at_once_one_is_told(proposed: Question, desk: Actor) -> None:
    mine, hers = Question.objects.get(pk=proposed.pk), Question.objects.get(pk=proposed.pk)
    agenda.agree_with_wording(actor=agenda.asker_of(proposed), question=hers, text=WORDS)

    with pytest.raises(LemniscaatError):
        agenda.propose_wording(actor=desk, question=mine, text="Toch anders?")

    proposed.refresh_from_db()
    assert (proposed.agreement, proposed.proposed) == (Agreement.AGREED, WORDS)
