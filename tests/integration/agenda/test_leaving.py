"""Taking back what is not the last act: an issue, knowledge, a place on the agenda."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Question, QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Role

pytestmark = pytest.mark.django_db

WRITTEN_LATER = "Hoe dan ook?"


@pytest.fixture
def question() -> Question:
    """Joined, linked, placed, and its wording settled once more after that."""
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats)
    period = network.register_period(actor=make.SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=make.SYSTEM, werkplaats=werkplaats, period=period)
    item = agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Hoe komt iedereen rond?")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=make.make_issue())
    agenda.link_item(actor=make.SYSTEM, question=question, item=make.make_item())
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=item)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text=WRITTEN_LATER)
    return question


def leave(question: Question, actor: network.Actor = make.SYSTEM) -> Any:
    return agenda.leave_issue(actor=actor, question=question)


def unlink(question: Question, actor: network.Actor = make.SYSTEM) -> Any:
    link = question.links.select_related("item").get()
    return agenda.unlink_item(actor=actor, question=question, item=link.item)


def leave_out(question: Question, actor: network.Actor = make.SYSTEM) -> Any:
    return agenda.leave_out(actor=actor, question=question, reason="Er was geen geld voor.")


ACTS: dict[str, Callable[..., Any]] = {"leave": leave, "unlink": unlink, "leave_out": leave_out}


def standing(question: Question) -> list[str]:
    """The activities whose steps stand."""
    steps = circulation.steps_of_question(make.SYSTEM, question.uuid).standing()
    return [step.activity for step in steps]


def told(question: Question) -> list[str]:
    """The public thread after its publication."""
    return [event.act for event in agenda.thread(question)][3:]


def test_left_issue_takes_its_step_and_its_line_along(question: Question) -> None:
    issue = question.issue

    leave(question)

    question.refresh_from_db()
    assert (question.issue, question.wording) == (None, WRITTEN_LATER)
    assert standing(question) == ["explicate", "enrich_issue", "explicate"]
    assert told(question) == [Act.LINK, Act.PLACE, Act.SETTLE, Act.LEAVE]
    for scope in (None, issue, question.werkplaats):
        kept = {place: flow.under_way for place, flow in circulation.flow(scope).items()}
        assert kept == {place: n for place, (n, _sum) in circulation.recount(scope).items()}


def test_question_that_left_its_second_issue_is_part_of_none(question: Question) -> None:
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=make.make_issue())

    leave(question)

    assert "connect" not in standing(question)
    assert circulation.journey_of("question", question.uuid).issue is None


def test_unlinked_knowledge_takes_its_step_along_and_can_come_back(question: Question) -> None:
    item = question.links.select_related("item").get().item

    unlink(question)

    assert standing(question) == ["explicate", "connect", "explicate"]
    assert told(question) == [Act.JOIN, Act.PLACE, Act.SETTLE, Act.UNLINK]
    agenda.link_item(actor=make.SYSTEM, question=question, item=item)
    assert [link.item for link in question.links.filter(undone_at=None)] == [item]


def test_question_left_out_waits_for_its_desk_again(question: Question) -> None:
    item = question.agenda_items.get()

    with clock.held(clock.now() + timedelta(days=90)):
        leave_out(question)
        left = agenda.working_days_left(clock.today(), question.due_on)

    question.refresh_from_db()
    assert question.state == QuestionState.EXPLICIT
    assert not item.questions.exists()
    assert left == question.werkplaats.response_days
    assert told(question) == [Act.JOIN, Act.LINK, Act.PLACE, Act.SETTLE, Act.LEAVE_OUT]
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=item)


def test_question_is_left_out_with_the_reason_alone(question: Question) -> None:
    with pytest.raises(Invalid):
        agenda.leave_out(actor=make.SYSTEM, question=question, reason=" ")
    with pytest.raises(agenda.PersonalDataFound):
        agenda.leave_out(actor=make.SYSTEM, question=question, reason="Bel 06 12 34 56 78.")

    assert question.agenda_items.exists()


@pytest.mark.parametrize("act", ACTS)
def test_leaving_is_of_its_own_desk_alone(question: Question, act: str) -> None:
    outsiders = [
        VISITOR,
        agenda.asker_of(question),
        make.make_actor(Role.EDITOR, question.werkplaats),
        make.make_actor(Role.COORDINATOR, make.make_werkplaats()),
        make.make_actor(Role.SECRETARIAT),
    ]
    for actor in outsiders:
        with pytest.raises(Refused):
            ACTS[act](question, actor)

    ACTS[act](question, make.make_actor(Role.COORDINATOR, question.werkplaats))


def test_what_does_not_stand_is_not_left() -> None:
    question = make.make_question()

    for act in (
        lambda: leave(question),
        lambda: leave_out(question),
        lambda: agenda.unlink_item(actor=make.SYSTEM, question=question, item=make.make_item()),
    ):
        with pytest.raises(Conflict):
            act()


@pytest.mark.parametrize(("minutes", "mails"), [(5, []), (15, ["join", "leave"])])
def test_follower_hears_of_leaving_only_what_she_heard_of(minutes: int, mails: list[str]) -> None:
    question = make.make_question(published=False)
    follow = agenda.follow_question(question=question, email="vrager@voorbeeld.example")
    agenda.confirm_follow(token=follow.token)
    OutgoingMail.objects.all().delete()
    start = clock.now()
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=make.make_issue())

    with clock.held(start + timedelta(minutes=minutes)):
        work.run_due_jobs(by="test")
        leave(question)
    with clock.held(start + timedelta(minutes=60)):
        work.run_due_jobs(by="test")

    labels = {str(Act(act).label): act for act in Act}
    sent = [
        act
        for mail in OutgoingMail.objects.order_by("id")
        for label, act in labels.items()
        if label in mail.body
    ]
    assert sent == mails
