"""An event that makes a thing is about that thing."""

import pytest

import factories as make
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.network import api as network

pytestmark = pytest.mark.django_db


def about(kind: str, uuid: object) -> list[str]:
    return [event.act for event in network.audit_of(kind, uuid)]


def test_what_was_made_is_the_subject_of_its_event() -> None:
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats, published=False)
    issue, item = make.make_issue(), make.make_item()
    handover = circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=werkplaats,
        subject=("item", item.uuid, item.title),
        to_organisation=make.make_organisation(is_national=True),
        issue=issue,
        hope="Kunnen jullie dit toetsen?",
        deadline=clock.today(),
    )
    found = {
        "question": (question, "ask_question"),
        "circle": (make.make_circle(werkplaats), "form_circle"),
        "project": (make.make_project(werkplaats), "plan_project"),
        "handover": (handover, "offer_handover"),
        "issue": (issue, "name_issue"),
        "werkplaats": (werkplaats, "register_werkplaats"),
    }
    assert {kind: about(kind, thing.uuid)[:1] for kind, (thing, _act) in found.items()} == {
        kind: [act] for kind, (_thing, act) in found.items()
    }
