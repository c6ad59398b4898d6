"""A question handed over from its place on the desk, and back on the work list after a no."""

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Handover
from lemniscaat.kernel import clock
from lemniscaat.network.api import OrganisationKind, Role

pytestmark = pytest.mark.django_db


def test_question_crosses_in_its_settled_words_and_comes_back_declined(sign_in, read) -> None:
    twente = make.make_werkplaats("twente")
    institute = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
    question = make.make_question("Hoe bereik ik de man van hiernaast?", werkplaats=twente, published=False)
    desk = sign_in(make.make_user(Role.COORDINATOR, twente))
    page = f"/bureau/twente/{question.number}/draag-over"
    assert desk.get(page).status_code == 409

    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe bereik je buren?")
    assert page in desk.get(f"/bureau/twente/{question.number}").content.decode()
    read(desk.get(page))
    sent = {"to": f"o-{institute.slug}", "hope": "Vergelijk regio's.", "deadline": "2099-01-01"}
    read(desk.post(page, sent, follow=True))
    handover = Handover.objects.get()
    question.refresh_from_db()
    assert (handover.subject_label, question.state) == ("Hoe bereik je buren?", QuestionState.HANDED_OVER)
    assert desk.get(page).status_code == 409

    theirs = sign_in(make.make_user(Role.KNOWLEDGE_PARTNER, organisation=institute))
    theirs.post(f"/partner/{institute.slug}/{handover.uuid}/wijs-af", {"reason": "Dit jaar niet."})
    question.refresh_from_db()
    last = question.events.last()
    assert question.state == QuestionState.EXPLICIT
    assert (last.act, last.note, last.subject_label) == ("come_back", "Dit jaar niet.", str(institute))
    assert agenda.tab_counts(twente.pk)[agenda.Tab.TO_DO] == 1
    assert circulation.flow()["out"].under_way == 0


def test_what_became_of_it_lies_at_the_desk_to_be_answered_in_its_own_words(sign_in) -> None:
    twente = make.make_werkplaats("twente")
    institute = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
    question = make.make_question(werkplaats=twente, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe bereik je buren?")
    handover = agenda.offer_question(
        actor=make.SYSTEM,
        question=question,
        hope="Vergelijk.",
        deadline=clock.today(),
        to_organisation=institute,
    )
    circulation.accept_handover(actor=make.SYSTEM, handover=handover)
    assert agenda.tab_counts(twente.pk)[agenda.Tab.TO_DO] == 0
    circulation.return_handover(actor=make.SYSTEM, handover=handover, became="Samen koken helpt.")

    question.refresh_from_db()
    last = question.events.last()
    assert (question.state, last.act, last.note) == (
        QuestionState.EXPLICIT,
        "come_back",
        "Samen koken helpt.",
    )
    assert (agenda.tab_counts(twente.pk)[agenda.Tab.TO_DO], question.due_on > clock.today()) == (1, True)
    page = sign_in(make.make_user(Role.COORDINATOR, twente)).get(f"/bureau/twente/{question.number}")
    assert "Samen koken helpt." in page.content.decode()
    agenda.answer_question(actor=make.SYSTEM, question=question, short_answer="Kook eens samen.")
    assert question.state == QuestionState.ANSWERED
