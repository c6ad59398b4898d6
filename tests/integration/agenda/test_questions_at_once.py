"""A question on which two do something at one moment, each on a connection of its own."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Act, Question
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import transactions
from lemniscaat.kernel.models import Job
from lemniscaat.network.api import VISITOR, AuditEvent, Role

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.postgresql,
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="SQLite lets one writer in at a time, from its first statement on",
    ),
]
Beside = Callable[[Callable[[], Any]], "Future[Any]"]
BOTH: dict[str, list[Callable[..., Any]]] = {
    "settle and settle": [
        lambda **by: agenda.settle_wording(text="Van mij?", **by),
        lambda **by: agenda.settle_wording(text="Van haar?", **by),
    ],
    "answer and decline": [
        lambda **by: agenda.answer_question(short_answer="Zo.", **by),
        lambda **by: agenda.decline_question(reason="Nee.", **by),
    ],
    "answer and pass on": [
        lambda **by: agenda.answer_question(short_answer="Zo.", **by),
        lambda **by: agenda.pass_on_question(to=None, **by),
    ],
    "publish and decline": [
        agenda.publish_question,
        lambda **by: agenda.decline_question(reason="Nee.", **by),
    ],
    "undo and undo": [
        lambda **by: agenda.undo_last(event=by["question"].events.last(), **by),
        lambda **by: agenda.undo_last(event=by["question"].events.last(), **by),
    ],
}


@pytest.mark.parametrize("name", BOTH)
def test_of_two_coordinators_at_once_one_is_told_and_nothing_is_half_done(name: str, beside: Beside) -> None:
    with transactions.opened():
        here = make.make_werkplaats()
        question = make.make_question(werkplaats=here, published=False)
        agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe dan?")
        actors = [make.make_actor(Role.COORDINATOR, here) for _ in range(2)]
    events, audits, jobs = question.events.count(), AuditEvent.objects.count(), Job.objects.count()
    both_read = Barrier(2, timeout=10)

    def act(perform: Callable[..., Any], actor: Any) -> None:
        mine = Question.objects.get(pk=question.pk)
        both_read.wait()
        perform(actor=actor, question=mine)

    done = [
        beside(lambda perform=perform, actor=actor: act(perform, actor))
        for perform, actor in zip(BOTH[name], actors, strict=True)
    ]
    refused = [each.exception(timeout=20) for each in done]

    assert sorted(type(each).__name__ for each in refused) == ["Conflict", "NoneType"]
    assert all(each is None or each.sentence for each in refused)
    question.refresh_from_db()
    assert (question.revision, AuditEvent.objects.count()) == (2, audits + 1)
    is_undone = name == "undo and undo"
    assert question.events.count() == events + (not is_undone)
    assert Job.objects.count() <= jobs + 1
    acts = [event.act for event in question.events.filter(undone_at=None)]
    steps = circulation.steps_of_question(make.SYSTEM, question.uuid).standing()
    assert steps.count() == acts.count(Act.SETTLE)
    journey = circulation.journey_of("question", question.uuid)
    assert (journey.ended_at is None) == (question.state in agenda.OPEN_STATES)


LOOKS: dict[str, list[Callable[..., Any]]] = {
    "release and remove": [
        agenda.release_question,
        lambda **by: agenda.remove_as_spam(reason="Reclame.", **by),
    ],
    "remove and remove": [lambda **by: agenda.remove_as_spam(reason="Reclame.", **by)] * 2,
}


@pytest.mark.parametrize("name", LOOKS)
def test_of_two_who_look_at_what_was_held_one_is_told(name: str, beside: Beside) -> None:
    with transactions.opened():
        here = make.make_werkplaats()
        asked = agenda.ask_question(
            actor=VISITOR, original="Hoe dan?", werkplaats=here, held_for=agenda.Hold.TOO_QUICK
        )
        actors = [make.make_actor(Role.COORDINATOR, here) for _ in range(2)]
    both_read = Barrier(2, timeout=10)

    def act(perform: Callable[..., Any], actor: Any) -> None:
        mine = Question.objects.get(pk=asked.question.pk)
        both_read.wait()
        perform(actor=actor, question=mine)

    done = [
        beside(lambda perform=perform, actor=actor: act(perform, actor))
        for perform, actor in zip(LOOKS[name], actors, strict=True)
    ]
    refused = [each.exception(timeout=20) for each in done]

    assert sorted(type(each).__name__ for each in refused) == ["Conflict", "NoneType"]
    assert Question.objects.get(pk=asked.question.pk).revision == asked.question.revision + 1
