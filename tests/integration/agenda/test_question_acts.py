"""What the desk does to a question, what that leaves behind, and who may."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, AgendaItem, AgendaState, PersonalDataFound, Question, QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.kernel.models import Changed
from lemniscaat.network.api import VISITOR, Actor, AuditEvent, Role, Werkplaats, audited, register_period

pytestmark = pytest.mark.django_db


def acts(question: Question) -> list[str]:
    """The acts of the public thread, in order."""
    return [event.act for event in agenda.thread(question)]


def test_ask_question_keeps_words_and_a_secret_only_its_asker_has() -> None:
    asked = agenda.ask_question(actor=VISITOR, original="  Hoe bereik ik jongeren?  ", werkplaats=None)

    assert asked.question.original == "Hoe bereik ik jongeren?"
    assert asked.question.state == QuestionState.RECEIVED
    assert agenda.question_by_token(asked.token) == asked.question
    assert agenda.question_by_token(asked.token + "x") is None
    assert asked.token not in str(AuditEvent.objects.values_list("changes", flat=True))


def test_ask_question_numbers_by_werkplaats_and_year() -> None:
    twente = make.make_werkplaats("twente", code="TWE")

    numbers = [make.make_question(werkplaats=twente, published=False).number for _ in range(3)]

    year = agenda.questions(make.SYSTEM)[0].received_at.year
    assert numbers == [f"TWE-{year}-001", f"TWE-{year}-002", f"TWE-{year}-003"]


def test_ask_question_sent_twice_is_one_question() -> None:
    key = make.make_werkplaats().uuid
    agenda.ask_question(actor=VISITOR, original="Hoe?", werkplaats=None, form_key=key)

    with pytest.raises(Invalid):
        agenda.ask_question(actor=VISITOR, original="Hoe?", werkplaats=None, form_key=key)

    assert agenda.questions(make.SYSTEM).count() == 1


def test_ask_question_empty_or_endless_is_refused() -> None:
    for original in ["", "   ", "x" * 5001]:
        with pytest.raises(Invalid):
            agenda.ask_question(actor=VISITOR, original=original, werkplaats=None)

    assert agenda.questions(make.SYSTEM).count() == 0


def test_settle_wording_adds_and_never_overwrites_the_original() -> None:
    question = make.make_question("Eigen woorden.", published=False)

    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Eerste zin?")
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Tweede zin?")

    question.refresh_from_db()
    assert (question.original, question.wording) == ("Eigen woorden.", "Tweede zin?")
    assert [row.text for row in question.wordings.all()] == ["Eerste zin?", "Tweede zin?"]
    assert question.state == QuestionState.EXPLICIT


def test_each_act_of_the_thread_moves_the_lemniscate() -> None:
    question = make.make_question(werkplaats=make.make_werkplaats(), published=False)
    issue, item = make.make_issue(), make.make_item()

    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Scherp?")
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    agenda.link_item(actor=make.SYSTEM, question=question, item=item)
    agenda.publish_question(actor=make.SYSTEM, question=question)

    steps = circulation.steps_of_question(make.SYSTEM, question.uuid)
    assert [step.activity for step in steps] == ["explicate", "connect", "enrich_issue"]
    assert acts(question) == [Act.RECEIVE, Act.SETTLE, Act.JOIN, Act.LINK, Act.PUBLISH]
    journey = circulation.journey_of("question", question.uuid)
    assert journey is not None
    assert (journey.phase, journey.issue, journey.is_public) == ("verrijken", issue, True)


def test_link_item_of_a_method_enriches_with_a_way_of_working() -> None:
    question = make.make_question()
    method = make.make_item(kind=make.make_method_kind())

    agenda.link_item(actor=make.SYSTEM, question=question, item=method)

    last = circulation.steps_of_question(make.SYSTEM, question.uuid).last()
    assert last is not None
    assert last.activity == circulation.Activity.ENRICH_METHODS


def test_link_item_refuses_a_draft_and_a_second_time() -> None:
    question, draft, item = make.make_question(), make.make_item(published=False), make.make_item()
    agenda.link_item(actor=make.SYSTEM, question=question, item=item)

    with pytest.raises(Invalid):
        agenda.link_item(actor=make.SYSTEM, question=question, item=draft)
    with pytest.raises(Conflict):
        agenda.link_item(actor=make.SYSTEM, question=question, item=item)


def test_of_two_acts_at_once_the_second_is_told() -> None:
    question = make.make_question(published=False)
    mine, hers = Question.objects.get(pk=question.pk), Question.objects.get(pk=question.pk)
    agenda.settle_wording(actor=make.SYSTEM, question=mine, text="Van mij?")

    with pytest.raises(Conflict):
        agenda.settle_wording(actor=make.SYSTEM, question=hers, text="Van haar?")

    question.refresh_from_db()
    assert question.wording == "Van mij?"
    assert question.wordings.count() == 1


def test_state_that_may_not_follow_is_refused_in_words() -> None:
    question = make.make_question()
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Zo.")

    with pytest.raises(Conflict) as refused:
        agenda.decline_question(actor=make.SYSTEM, question=question, reason="Toch niet.")

    assert str(QuestionState.ANSWERED.label) in refused.value.sentence


def test_declined_question_returns_when_its_asker_objects_and_only_she() -> None:
    question = make.make_question(published=False)
    agenda.decline_question(actor=make.SYSTEM, question=question, reason="Niet voor ons.")

    with pytest.raises(Refused):
        agenda.object_to_decline(actor=VISITOR, question=question)
    agenda.object_to_decline(actor=agenda.asker_of(question), question=question)

    assert question.state == QuestionState.IN_TALK


def test_longest_wording_there_may_be_is_kept_whole_and_named_in_short() -> None:
    question = make.make_question(published=False)
    longest = "Hoe dan wel? " * 38
    agenda.settle_wording(actor=make.SYSTEM, question=question, text=longest)
    agenda.publish_question(actor=make.SYSTEM, question=question)
    journey = circulation.journey_of("question", question.uuid)
    step = circulation.steps_of_question(VISITOR, question.uuid).get()
    assert question.wording == longest.strip()
    assert (journey.label, step.subject_label) == (longest[:300], longest[:300])


def test_publish_shows_the_settled_wording_under_number_and_wording() -> None:
    werkplaats = make.make_werkplaats("twente", code="TWE")
    question = make.make_question("Mijn buurman ziet niemand.", werkplaats=werkplaats, published=False)
    with pytest.raises(Invalid):
        agenda.publish_question(actor=make.SYSTEM, question=question)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe zie je eenzaamheid?")

    agenda.publish_question(actor=make.SYSTEM, question=question)

    assert question.slug == f"{question.number.lower()}-hoe-zie-je-eenzaamheid"
    assert Changed.objects.filter(kind="question", uuid=question.uuid).exists()


def visible(actor: Actor) -> set[str]:
    return set(agenda.questions(actor).values_list("original", flat=True))


def test_unpublished_question_is_seen_by_its_asker_and_its_desk_only() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    secret = make.make_question("Geheim.", werkplaats=here, published=False)
    make.make_question("Landelijk geheim.", published=False)
    make.make_question("Openbaar.", werkplaats=there)

    assert visible(VISITOR) == {"Openbaar."}
    assert visible(agenda.asker_of(secret)) == {"Openbaar.", "Geheim."}
    assert visible(make.make_actor(Role.COORDINATOR, here)) == {"Openbaar.", "Geheim."}
    assert visible(make.make_actor(Role.COORDINATOR, there)) == {"Openbaar."}
    assert visible(make.make_actor(Role.EDITOR, here)) == {"Openbaar."}
    assert visible(make.make_actor(Role.SECRETARIAT)) == {"Openbaar.", "Landelijk geheim."}


def test_objection_gives_the_desk_its_time_again() -> None:
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats, published=False)
    agenda.decline_question(actor=make.SYSTEM, question=question, reason="Niet van ons.")

    with clock.held(clock.now() + timedelta(days=60)):
        agenda.object_to_decline(actor=agenda.asker_of(question), question=question)
        left = agenda.working_days_left(clock.today(), question.due_on)

    assert left == werkplaats.response_days


NUMBER = "06 12 34 56 78"
OPEN_NOTES: dict[str, Callable[..., Any]] = {
    "note of a talk": lambda words, **who: agenda.talk_with_asker(note=words, **who),
    "wording": lambda words, **who: agenda.settle_wording(text=words, **who),
    "note of a wording": lambda words, **who: agenda.settle_wording(text="Hoe?", note=words, **who),
    "answer": lambda words, **who: agenda.answer_question(short_answer=words, **who),
    "reason": lambda words, **who: agenda.decline_question(reason=words, **who),
    "note of an issue": lambda words, **who: agenda.join_to_issue(issue=make.make_issue(), note=words, **who),
    "note of knowledge": lambda words, **who: agenda.link_item(item=make.make_item(), note=words, **who),
    "note of research": lambda words, **who: agenda.start_research(
        subject=("circle", make.make_issue().uuid, "Kring"), note=words, **who
    ),
}


@pytest.mark.parametrize("words", OPEN_NOTES)
def test_what_the_desk_writes_is_screened(words: str) -> None:
    question = make.make_question()
    events = question.events.count()
    write = partial(OPEN_NOTES[words], f"Bel {NUMBER}.", actor=make.SYSTEM)

    with pytest.raises(PersonalDataFound) as refused:
        write(question=question)
    fresh = Question.objects.get(pk=question.pk)
    write(question=fresh, kept=[NUMBER])

    assert [finding.text for finding in refused.value.findings] == [NUMBER]
    assert fresh.events.count() == events + 1


@pytest.mark.parametrize("field", ["original", "why", "role"])
def test_words_with_personal_data_are_revealed_only_when_the_desk_lets_them_stand(field: str) -> None:
    words = {"original": "Hoe bereik ik jongeren?", field: f"Bel mij: {NUMBER}"}
    question = agenda.ask_question(actor=VISITOR, werkplaats=None, kept=[NUMBER], **words).question
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe bereik je jongeren?")
    agenda.publish_question(actor=make.SYSTEM, question=question)

    with pytest.raises(PersonalDataFound), transaction.atomic():
        agenda.reveal_original(actor=make.SYSTEM, question=question)
    question.refresh_from_db()
    assert question.revealed_at is None

    agenda.reveal_original(actor=make.SYSTEM, question=question, kept=[NUMBER])
    question.refresh_from_db()
    assert question.revealed_at is not None


def test_words_to_reveal_are_told_to_their_own_desk_alone() -> None:
    question = make.make_question(f"Bel {NUMBER}.", werkplaats=make.make_werkplaats(), kept=[NUMBER])

    with pytest.raises(Refused) as refused:
        agenda.reveal_original(actor=VISITOR, question=question)

    assert NUMBER not in refused.value.sentence


def test_question_passed_on_takes_its_journey_along() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    question = make.make_question(werkplaats=here)

    for to in (there, None):
        agenda.pass_on_question(actor=make.SYSTEM, question=question, to=to)
        journey = circulation.journey_of("question", question.uuid)
        assert (journey.werkplaats, question.werkplaats) == (to, to)

    under_way = [circulation.flow(scope)["ontwikkelen"].under_way for scope in (None, here, there)]
    assert under_way == [1, 0, 0]


def on_agenda_of(werkplaats: Werkplaats | None, *states: str) -> AgendaItem:
    """A chosen theme on an agenda that went through these states; in consultation unless told otherwise."""
    assert werkplaats is not None
    period = register_period(actor=make.SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=make.SYSTEM, werkplaats=werkplaats, period=period)
    item = agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Hoe dan?")
    with audited(actor=make.SYSTEM, act="move_agenda") as audit:
        for state in states or ["consultation"]:
            plan.move(AgendaState(state), by=agenda.AGENDA_STATES, audit=audit)
    return item


BEYOND_THE_DESK: dict[str, Callable[[Question], Any]] = {
    "on_agenda": lambda question: agenda.place_on_agenda(
        actor=make.SYSTEM, question=question, item=on_agenda_of(question.werkplaats)
    ),
    "in_research": lambda question: agenda.start_research(
        actor=make.SYSTEM, question=question, subject=("circle", question.uuid, "Kring")
    ),
    "handed_over": lambda question: agenda.hand_over_question(
        actor=make.SYSTEM, question=question, handover_uuid=question.uuid, to="Movisie"
    ),
    "answered": lambda question: agenda.answer_question(
        actor=make.SYSTEM, question=question, short_answer="Zo."
    ),
    "declined": lambda question: agenda.decline_question(actor=make.SYSTEM, question=question, reason="Nee."),
}


@pytest.mark.parametrize("state", BEYOND_THE_DESK)
def test_question_beyond_the_desk_is_not_passed_on(state: str) -> None:
    here = make.make_werkplaats()
    question = make.make_question(werkplaats=here)
    BEYOND_THE_DESK[state](question)

    with pytest.raises(Conflict):
        agenda.pass_on_question(actor=make.SYSTEM, question=question, to=make.make_werkplaats())

    question.refresh_from_db()
    assert (question.state, question.werkplaats) == (state, here)


@pytest.mark.parametrize(
    ("states", "may"),
    [
        (["consultation", "draft"], False),
        (["consultation"], True),
        (["consultation", "adopted"], True),
        (["consultation", "adopted", "closed"], False),
    ],
)
def test_question_is_placed_on_an_agenda_in_force(states: list[str], may: bool) -> None:
    question = make.make_question(werkplaats=make.make_werkplaats())
    item = on_agenda_of(question.werkplaats, *states)

    with nullcontext() if may else pytest.raises(Conflict):
        agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=item)

    assert item.questions.exists() == may


DESK_ACTS: dict[str, Callable[[Actor, Question], Any]] = {
    "talk": lambda actor, question: agenda.talk_with_asker(actor=actor, question=question),
    "settle": lambda actor, question: agenda.settle_wording(actor=actor, question=question, text="Hoe?"),
    "answer": lambda actor, question: agenda.answer_question(
        actor=actor, question=question, short_answer="Zo."
    ),
    "decline": lambda actor, question: agenda.decline_question(actor=actor, question=question, reason="Nee."),
    "join": lambda actor, question: agenda.join_to_issue(
        actor=actor, question=question, issue=make.make_issue()
    ),
    "link": lambda actor, question: agenda.link_item(actor=actor, question=question, item=make.make_item()),
    "pass_on": lambda actor, question: agenda.pass_on_question(
        actor=actor, question=question, to=make.make_werkplaats()
    ),
}


@pytest.mark.parametrize("act", DESK_ACTS)
def test_desk_act_is_its_coordinators_alone(act: str) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    outsiders = [
        VISITOR,
        make.make_actor(),
        make.make_actor(Role.COORDINATOR, there),
        make.make_actor(Role.EDITOR, here),
        make.make_actor(Role.MEMBER, here),
        make.make_actor(Role.PARTNER, here, make.make_organisation()),
        make.make_actor(Role.SECRETARIAT),
        make.make_actor(Role.FUNDER),
    ]
    question = make.make_question(werkplaats=here, published=False)
    for actor in [*outsiders, agenda.asker_of(question)]:
        with pytest.raises(Refused):
            DESK_ACTS[act](actor, question)

    DESK_ACTS[act](make.make_actor(Role.COORDINATOR, here), question)

    assert question.revision == 1
