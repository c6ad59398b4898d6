"""A desk names an issue for a question that belongs to none yet."""

from typing import Any

import pytest
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import PersonalDataFound
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.network.api import VISITOR, Actor, Role

pytestmark = pytest.mark.django_db

NAMED = {"title": " Rouw  op het werk ", "summary": "Wie rouwt, werkt vaak door."}


def test_question_is_the_first_of_the_issue_its_desk_names() -> None:
    question, theme = make.make_question(werkplaats=make.make_werkplaats()), make.make_theme("rouw")
    agenda.add_theme(actor=make.SYSTEM, question=question, theme=theme)
    desk = make.make_actor(Role.COORDINATOR, question.werkplaats)

    event = agenda.join_to_new_issue(actor=desk, question=question, **NAMED)

    issue = circulation.issues().get()
    assert (issue.title, issue.slug, list(issue.themes.all())) == (
        "Rouw op het werk",
        "rouw-op-het-werk",
        [theme],
    )
    assert (question.issue, event.act) == (issue, agenda.Act.JOIN)
    agenda.undo_last(actor=desk, question=question, event=event)
    assert (question.issue, circulation.issues().count()) == (None, 1)


@pytest.mark.parametrize(
    ("wrong", "who", "refusal"),
    [
        ({"title": "  "}, None, Invalid),
        ({"title": "x" * 201}, None, Invalid),
        ({"summary": ""}, None, Invalid),
        ({"summary": "Bel 06 12 34 56 78."}, None, PersonalDataFound),
        ({"title": "armoede THUIS"}, None, Conflict),
        ({}, VISITOR, Refused),
        ({}, "elsewhere", Refused),
    ],
)
def test_issue_that_cannot_be_is_refused_and_none_is_made(
    wrong: dict[str, Any], who: Actor | str | None, refusal: type[Exception]
) -> None:
    make.make_issue("Armoede thuis")
    question = make.make_question(werkplaats=make.make_werkplaats())
    elsewhere = make.make_actor(Role.COORDINATOR, make.make_werkplaats())
    actor = elsewhere if who == "elsewhere" else who or make.SYSTEM

    with pytest.raises(refusal), transaction.atomic():
        agenda.join_to_new_issue(actor=actor, question=question, **{**NAMED, **wrong})

    assert (circulation.issues().count(), question.events.last().act) == (1, agenda.Act.PUBLISH)
