"""Steps are append-only, recorded once, undone by a later one, and seen by whom they are open to."""

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Phase, Step
from lemniscaat.kernel.errors import Conflict, Refused
from lemniscaat.network.api import VISITOR, Role

pytestmark = pytest.mark.django_db


def test_activities_stand_three_a_phase_in_the_order_knowledge_goes() -> None:
    assert [activity.phase for activity in Activity] == [phase for phase in Phase for _ in range(3)]


def test_record_step_with_the_same_cause_is_one_step() -> None:
    issue = make.make_issue()
    journey = circulation.journey_of("issue", issue.uuid)
    assert journey is not None

    first, second = (
        circulation.record_step(
            actor=make.SYSTEM,
            activity=Activity.BUILD,
            journey=journey,
            subject=("issue", issue.uuid, issue.title),
            cause="een-keer",
        )
        for _ in range(2)
    )

    assert first == second
    assert Step.objects.count() == 1


def test_step_is_never_changed_or_deleted() -> None:
    for write in [lambda: Step.objects.update(note="anders"), lambda: Step.objects.all().delete()]:
        with pytest.raises(TypeError):
            write()


def test_undo_step_once_and_only_once() -> None:
    issue = make.make_issue()
    step = circulation.agendise_issue(actor=make.SYSTEM, issue=issue)
    circulation.undo_step(actor=make.SYSTEM, step=step, cause="terug")

    with pytest.raises(Conflict):
        circulation.undo_step(actor=make.SYSTEM, step=step, cause="nog eens")

    journey = circulation.journey_of("issue", issue.uuid)
    assert journey is not None
    assert journey.phase == Phase.ONTWIKKELEN
    assert list(Step.objects.standing()) == []


def test_steps_of_an_unpublished_question_reach_its_own_werkplaats_only() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    make.make_question(werkplaats=here)
    secret = make.make_question(werkplaats=here, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=secret, text="Nog geheim?")

    def labels(actor: object) -> set[str]:
        return {step.subject_label for step in circulation.steps(actor)}

    assert "Nog geheim?" not in labels(VISITOR) | labels(make.make_actor(Role.COORDINATOR, there))
    assert "Nog geheim?" in labels(make.make_actor(Role.COORDINATOR, here))
    assert circulation.flow()["ontwikkelen"].under_way == 1


def test_issue_acts_are_for_those_who_keep_them() -> None:
    coordinator = make.make_actor(Role.COORDINATOR, make.make_werkplaats())
    issue = circulation.name_issue(actor=coordinator, slug="k", title="K", summary="Waarover.")

    for actor in [VISITOR, coordinator]:
        with pytest.raises(Refused):
            circulation.agendise_issue(actor=actor, issue=issue)
        with pytest.raises(Refused):
            circulation.publish_synthesis(actor=actor, issue=issue, text="Dit weten we.")

    secretariat = make.make_actor(Role.SECRETARIAT)
    circulation.publish_synthesis(actor=secretariat, issue=issue, text="Dit weten we.")
    circulation.agendise_issue(actor=secretariat, issue=issue)
    assert [step.activity for step in circulation.steps_of_issue(VISITOR, issue)] == ["build", "agendise"]


def test_offer_is_made_once_and_taken_up_by_its_werkplaats() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    question, item = make.make_question(werkplaats=here), make.make_item()

    def offer() -> circulation.Offer | None:
        return circulation.make_offer(
            actor=make.SYSTEM,
            werkplaats=here,
            question=(question.uuid, question.wording),
            subject=("item", item.uuid, item.title),
            activity=Activity.ENRICH_METHODS,
            reason="Dezelfde vraag.",
        )

    made = offer()
    assert made is not None
    assert offer() is None
    with pytest.raises(Refused):
        circulation.take_up_offer(actor=make.make_actor(Role.COORDINATOR, there), offer=made)
    assert circulation.flow()["verrijken"].under_way == 1

    circulation.take_up_offer(actor=make.make_actor(Role.COORDINATOR, here), offer=made)

    journey = circulation.journey_of("question", question.uuid)
    assert journey is not None
    assert journey.phase == Phase.VERRIJKEN
    assert list(circulation.offers_to(here)) == []
