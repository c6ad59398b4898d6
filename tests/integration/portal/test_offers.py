"""What is offered to a desk: used with the question or put aside, in one click, by its own people."""

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Offer, OfferState
from lemniscaat.kernel import work
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import Role

pytestmark = pytest.mark.django_db
PAGE = "/bureau/twente/aanbod"


@pytest.fixture
def question() -> agenda.Question:
    asked = make.make_question("Hoe bereiken we mannen?", werkplaats=make.make_werkplaats("twente"))
    agenda.join_to_issue(actor=make.SYSTEM, question=asked, issue=make.make_issue("Eenzaamheid"))
    return asked


@pytest.fixture
def desk(question, sign_in) -> Client:
    return sign_in(make.make_user(Role.COORDINATOR, question.werkplaats))


def offered(question: agenda.Question, title: str = "Kookclub") -> Offer:
    item = make.make_item(title, werkplaats=make.make_werkplaats(), issues=[question.issue])
    work.run_due_jobs(by="test")
    return Offer.objects.get(subject_uuid=item.uuid)


def press(client: Client, offer: Offer, act: str):
    return client.post(f"{PAGE}/{offer.uuid}/{act}", follow=True)


def test_use_puts_it_with_the_question_and_undoing_that_lets_it_wait_again(desk, question, read):
    offer = offered(question)
    page = read(desk.get(PAGE))
    assert "Kookclub" in page
    assert question.number in page
    assert "Aangeboden kennis <b>1</b>" in desk.get("/bureau/twente").content.decode()

    assert "staat nu bij de vraag" in read(press(desk, offer, "gebruik"))
    [link] = question.links.filter(undone_at=None)
    assert link.item.title == "Kookclub"
    offer.refresh_from_db()
    assert offer.state == OfferState.TAKEN_UP
    steps = circulation.steps_of_question(make.SYSTEM, question.uuid).standing()
    assert [step.activity for step in steps if step.subject_uuid == offer.subject_uuid] == ["enrich_issue"]

    question.refresh_from_db()
    event = question.events.filter(undone_at=None).last()
    agenda.undo_last(actor=make.SYSTEM, question=question, event=event)
    offer.refresh_from_db()
    assert (offer.state, offer.answered_at) == (OfferState.WAITING, None)
    assert circulation.flow(question.issue)["verrijken"].under_way == 1


def test_what_the_desk_puts_with_its_question_itself_is_no_longer_offered(desk, question):
    offer = offered(question)
    item = knowledge.items(make.SYSTEM).get(uuid=offer.subject_uuid)
    agenda.link_item(actor=make.SYSTEM, question=question, item=item)
    assert not circulation.offers_to(question.werkplaats).exists()


def test_put_aside_stays_and_can_be_used_after_all(desk, question, read):
    offer = offered(question)
    assert "blijft hier staan" in read(press(desk, offer, "opzij"))
    assert not circulation.offers_to(question.werkplaats).exists()
    assert press(desk, offer, "opzij").status_code == 409
    press(desk, offer, "gebruik")
    assert question.links.filter(undone_at=None).count() == 1


def test_factor_is_taken_up_with_a_step(desk, question, read):
    factor = make.make_factor(question.issue)
    for state in (knowledge.FactorState.ANALYSED, knowledge.FactorState.VALIDATED):
        knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=state)
    work.run_due_jobs(by="test")
    [offer] = circulation.offers_to(question.werkplaats)
    assert "Genoteerd" in read(press(desk, offer, "gebruik"))
    steps = circulation.steps_of_question(make.SYSTEM, question.uuid)
    assert "enrich_factors" in [step.activity for step in steps]


def test_what_was_withdrawn_or_passed_on_is_said_and_not_used(desk, question, read):
    gone, elsewhere = offered(question), offered(question, "Eettafel")
    waiting = offered(question, "Leeskring")
    item = knowledge.items(make.SYSTEM).get(uuid=gone.subject_uuid)
    knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason="Verouderd.")
    assert "Dit is niet meer te lezen." in read(desk.get(PAGE))
    assert press(desk, gone, "gebruik").status_code == 404
    assert press(desk, elsewhere, "opzij").status_code == 200
    agenda.pass_on_question(actor=make.SYSTEM, question=question, to=make.make_werkplaats("noord"))
    assert "De vraag ligt niet meer bij dit bureau." in read(desk.get(PAGE))
    assert press(desk, elsewhere, "gebruik").status_code == 403
    waiting.refresh_from_db()
    assert waiting.werkplaats.slug == "noord"


def test_only_the_own_desk_sees_and_answers(question, sign_in):
    offer = offered(question)
    outsiders = [
        Client(),
        sign_in(make.make_user(Role.MEMBER, question.werkplaats)),
        sign_in(make.make_user(Role.COORDINATOR, make.make_werkplaats())),
        sign_in(make.make_user(Role.SECRETARIAT)),
    ]
    for client in outsiders:
        assert client.get(PAGE).status_code in {302, 404}
        assert client.post(f"{PAGE}/{offer.uuid}/gebruik").status_code in {302, 404}
    offer.refresh_from_db()
    assert offer.state == OfferState.WAITING


def test_hundred_offers_cost_no_more_queries_than_one(desk, question, queries):
    offered(question, "Een")
    one = queries(lambda: desk.get(PAGE))
    for number in range(5):
        offered(question, f"Meer {number}")
    assert queries(lambda: desk.get(PAGE)) == one
