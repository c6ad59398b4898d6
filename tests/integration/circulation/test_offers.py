"""What is offered on a question: by whom, and as public as the question."""

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue, Offer
from lemniscaat.kernel.errors import Missing, Refused
from lemniscaat.network.api import VISITOR, Actor, Role, Werkplaats

pytestmark = pytest.mark.django_db


def offer(
    actor: Actor, question: Question, werkplaats: Werkplaats | None = None, issue: Issue | None = None
) -> Offer:
    place = werkplaats or question.werkplaats
    return make.make_offer(question, make.make_item(), actor=actor, werkplaats=place, issue=issue)


def enriched(*scopes: object) -> list[int]:
    """How many public travellers are in Enrich: in all, and in each scope."""
    return [circulation.flow(scope)["verrijken"].under_way for scope in (None, *scopes)]


def test_offer_is_made_by_the_system_or_the_desk_of_the_question() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    question = make.make_question(werkplaats=here)
    outside = make.make_actor(Role.COORDINATOR, there)
    for actor in [VISITOR, outside, make.make_actor(Role.MEMBER, here)]:
        with pytest.raises(Refused):
            offer(actor, question)
    with pytest.raises(Missing):
        offer(outside, question, there)

    offer(make.make_actor(Role.COORDINATOR, here), question)
    offer(make.SYSTEM, question)

    assert circulation.offers_to(here).count() == 2


def test_offer_is_as_public_as_its_question() -> None:
    here, issue = make.make_werkplaats(), make.make_issue()
    question = make.make_question(werkplaats=here, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe dan?")

    offer(make.SYSTEM, question, issue=issue)
    assert enriched(here, issue) == [0, 0, 0]

    agenda.publish_question(actor=make.SYSTEM, question=question)
    assert enriched(here, issue) == [1, 1, 1]
    assert circulation.recount(here)["verrijken"][0] == 1

    agenda.hide_question(actor=make.SYSTEM, question=question)
    assert enriched(here, issue) == [0, 0, 0]
    assert [journey.subject_kind for journey in circulation.journeys(VISITOR)] == ["issue"]


def test_offer_on_a_question_that_went_elsewhere_is_not_taken_up() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    question = make.make_question(werkplaats=here)
    made = offer(make.SYSTEM, question)
    agenda.pass_on_question(actor=make.SYSTEM, question=question, to=there)

    with pytest.raises(Missing):
        circulation.take_up_offer(actor=make.make_actor(Role.COORDINATOR, here), offer=made)
