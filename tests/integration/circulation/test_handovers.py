"""The crossing in the middle: offered, answered, returned, noted; and who may."""

from datetime import timedelta

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Handover, HandoverState
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused
from lemniscaat.network.api import VISITOR, OrganisationKind, Role
from lemniscaat.vocabulary.api import Rung

pytestmark = pytest.mark.django_db


@pytest.fixture
def handover() -> Handover:
    """A published question handed to an invented national partner."""
    partner = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
    werkplaats = make.make_werkplaats()
    question = make.make_question(werkplaats=werkplaats)
    return circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=werkplaats,
        subject=("question", question.uuid, question.wording),
        question_uuid=question.uuid,
        hope="Vergelijk dit met andere regio's.",
        deadline=clock.today() + timedelta(days=30),
        to_organisation=partner,
    )


def crossing() -> tuple[int, int]:
    """How many wait to go out and to come back, as the figure shows it."""
    flow = circulation.flow()
    return flow["out"].under_way, flow["back"].under_way


def test_handover_crosses_and_comes_back(handover: Handover) -> None:
    assert crossing() == (1, 0)

    circulation.accept_handover(actor=make.SYSTEM, handover=handover)
    assert crossing() == (0, 0)

    circulation.return_handover(
        actor=make.SYSTEM, handover=handover, became="Drie regio's vergeleken.", rung=Rung.REPEATED
    )
    assert crossing() == (0, 1)

    circulation.receive_handover(actor=make.SYSTEM, handover=handover)
    assert crossing() == (0, 0)
    steps = circulation.steps_of_question(make.SYSTEM, handover.question_uuid)
    assert [step.activity for step in steps] == ["explicate", "validate"]


def test_handover_answered_twice_has_one_answer(handover: Handover) -> None:
    hers = Handover.objects.get(pk=handover.pk)
    circulation.accept_handover(actor=make.SYSTEM, handover=handover)

    with pytest.raises(Conflict):
        circulation.decline_handover(actor=make.SYSTEM, handover=hers, reason="Te laat.")

    handover.refresh_from_db()
    assert (handover.state, handover.reason) == (HandoverState.ACCEPTED, "")


def test_handover_is_answered_by_its_partner_alone(handover: Handover) -> None:
    partner = make.make_actor(Role.KNOWLEDGE_PARTNER, None, handover.to_organisation)
    other = make.make_actor(Role.KNOWLEDGE_PARTNER, None, make.make_organisation())
    for outsider in [VISITOR, other, make.make_actor(Role.COORDINATOR, handover.werkplaats)]:
        with pytest.raises(Refused):
            circulation.accept_handover(actor=outsider, handover=handover)

    circulation.accept_handover(actor=partner, handover=handover)

    assert handover.state == HandoverState.ACCEPTED


def test_handover_declined_without_a_reason_is_refused(handover: Handover) -> None:
    with pytest.raises(Invalid):
        circulation.decline_handover(actor=make.SYSTEM, handover=handover, reason=" ")

    assert handover.state == HandoverState.OFFERED


def test_handover_that_is_not_public_is_seen_by_its_two_sides(handover: Handover) -> None:
    secret = circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=handover.werkplaats,
        subject=("item", handover.uuid, "Nog niet openbaar"),
        hope="Kijk mee.",
        deadline=clock.today(),
        to_organisation=handover.to_organisation,
        is_public=False,
    )
    partner = make.make_actor(Role.KNOWLEDGE_PARTNER, None, handover.to_organisation)

    assert set(circulation.handovers(VISITOR)) == {handover}
    assert set(circulation.handovers(partner)) == {handover, secret}
    assert crossing() == (1, 0)


def test_handover_of_a_question_off_the_website_is_off_it_too(handover: Handover) -> None:
    question = agenda.questions(make.SYSTEM).get()
    assert set(circulation.handovers(VISITOR)) == {handover}

    agenda.hide_question(actor=make.SYSTEM, question=question)

    assert set(circulation.handovers(VISITOR)) == set()
    assert set(circulation.handovers(make.make_actor(Role.COORDINATOR, handover.werkplaats))) == {handover}
    assert crossing() == (0, 0)


@pytest.mark.parametrize("kind", ["question", "item"])
def test_question_is_handed_over_by_the_werkplaats_where_it_lies(handover: Handover, kind: str) -> None:
    here, there = handover.werkplaats, make.make_werkplaats()
    hidden = make.make_question(werkplaats=here, published=False)

    def offer(werkplaats: object) -> Handover:
        return circulation.offer_handover(
            actor=make.make_actor(Role.COORDINATOR, werkplaats),
            werkplaats=werkplaats,
            subject=(kind, hidden.uuid if kind == "question" else handover.uuid, "Iets"),
            question_uuid=None if kind == "question" else hidden.uuid,
            hope="Kijk mee.",
            deadline=clock.today(),
            to_organisation=handover.to_organisation,
        )

    with pytest.raises(Missing):
        offer(there)

    own = offer(here)
    assert own.question_uuid == hidden.uuid
    assert set(circulation.handovers(VISITOR)) == {handover}


def test_verdict_is_a_national_partners(handover: Handover) -> None:
    there = make.make_werkplaats()
    between = circulation.offer_handover(
        actor=make.SYSTEM,
        werkplaats=handover.werkplaats,
        subject=("question", handover.question_uuid, "Vraag"),
        hope="Kijk mee.",
        deadline=clock.today(),
        to_werkplaats=there,
    )
    partner = make.make_actor(Role.KNOWLEDGE_PARTNER, None, handover.to_organisation)
    colleague = make.make_actor(Role.COORDINATOR, there)
    for crossing, actor in [(handover, partner), (between, colleague)]:
        circulation.accept_handover(actor=actor, handover=crossing)
    with pytest.raises(Refused):
        circulation.return_handover(actor=colleague, handover=between, became="Bewezen.", rung=Rung.EFFECTIVE)

    circulation.return_handover(actor=colleague, handover=between, became="Hier werkt het ook.")
    circulation.return_handover(
        actor=partner, handover=handover, became="In de databank, 2026.", rung=Rung.WELL_FOUNDED
    )

    steps = circulation.steps_of_question(VISITOR, handover.question_uuid)
    assert [step.subject_uuid for step in steps if step.activity == "validate"] == [handover.subject_uuid]
    assert (between.rung, handover.rung) == (None, Rung.WELL_FOUNDED)
