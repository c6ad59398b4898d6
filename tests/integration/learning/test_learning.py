"""Projects, circles and uses: the steps they leave, and what stays closed."""

import pytest

import factories as make
from lemniscaat.agenda.api import QuestionState
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.errors import Invalid, Refused
from lemniscaat.learning import api as learning
from lemniscaat.network.api import VISITOR, Actor, Role

pytestmark = pytest.mark.django_db


def test_project_that_starts_puts_its_questions_in_research() -> None:
    werkplaats = make.make_werkplaats()
    question, project = make.make_question(werkplaats=werkplaats), make.make_project(werkplaats)

    learning.start_project(actor=make.SYSTEM, project=project, questions=[question])

    assert question.state == QuestionState.IN_RESEARCH
    last = circulation.steps_of_question(VISITOR, question.uuid).last()
    assert last is not None
    assert (last.activity, last.subject_uuid) == ("research", project.uuid)


def test_project_is_completed_with_what_was_learnt() -> None:
    project = make.make_project(make.make_werkplaats())
    learning.start_project(actor=make.SYSTEM, project=project)
    with pytest.raises(Invalid):
        learning.complete_project(actor=make.SYSTEM, project=project, learnt="")

    learning.complete_project(actor=make.SYSTEM, project=project, learnt="Klein beginnen.")

    assert project.state == learning.ProjectState.COMPLETED


def test_closed_insight_reaches_nobody_outside() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    circle = make.make_circle(here)
    secret = learning.note_insight(actor=make.SYSTEM, circle=circle, title="Gesloten inzicht")
    opened = learning.note_insight(actor=make.SYSTEM, circle=circle, title="Open inzicht")
    learning.open_insight(actor=make.SYSTEM, insight=opened)

    def insights(actor: object) -> list[str]:
        page = learning.circle_page(actor, circle.slug)
        assert page is not None
        return sorted(insight.title for insight in page.insights.all())

    assert insights(VISITOR) == ["Open inzicht"]
    assert insights(make.make_actor(Role.MEMBER, there)) == ["Open inzicht"]
    assert insights(make.make_actor(Role.MEMBER, here)) == ["Gesloten inzicht", "Open inzicht"]
    [document] = documents["circle"].load([circle.uuid])
    assert secret.title not in str(document.passages)
    assert opened.title in str(document.passages)


def test_gathering_reaches_its_own_werkplaats_alone() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    circle = make.make_circle(here)
    gathering = learning.plan_gathering(actor=make.SYSTEM, circle=circle, at=clock.now(), place="Buurthuis")

    def gatherings(actor: Actor) -> list[learning.Gathering]:
        page = learning.circle_page(actor, circle.slug)
        assert page is not None
        return list(page.gatherings.all())

    outside = [VISITOR, make.make_actor(Role.MEMBER, there), make.make_actor(Role.TEACHER, here)]
    inside = [make.make_actor(role, here) for role in (Role.MEMBER, Role.EDITOR, Role.COORDINATOR)]
    assert [gatherings(actor) for actor in outside] == [[]] * 3
    assert [gatherings(actor) for actor in inside] == [[gathering]] * 3


def test_use_is_the_step_apply_in_practice_on_the_questions_journey() -> None:
    werkplaats = make.make_werkplaats()
    question, item = make.make_question(werkplaats=werkplaats), make.make_item()

    use = make.make_use(item, werkplaats, question=question)

    last = circulation.steps_of_question(VISITOR, question.uuid).last()
    assert last is not None
    assert (last.activity, last.subject_uuid, last.organisation) == ("apply", use.uuid, use.organisation)


def test_use_is_registered_in_ones_own_werkplaats_only() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    arguments = {
        "item": make.make_item(),
        "werkplaats": here,
        "organisation": make.make_organisation(),
        "result": "Het werkte.",
        "place": "Buurthuis",
        "headline": "Het werkte",
    }
    for actor in [VISITOR, make.make_actor(Role.COORDINATOR, there), make.make_actor(Role.MEMBER, here)]:
        with pytest.raises(Refused):
            learning.register_use(actor=actor, **arguments)

    learning.register_use(actor=make.make_actor(Role.EDITOR, here), **arguments)

    assert learning.uses().count() == 1


def test_use_names_no_hidden_question_of_another_desk() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    own, hidden = (make.make_question(werkplaats=desk, published=False) for desk in (here, there))
    public = make.make_question(werkplaats=there)
    actor, item = make.make_actor(Role.COORDINATOR, here), make.make_item()
    arguments = {"actor": actor, "werkplaats": here, "organisation": make.make_organisation()}
    words = {"item": item, "result": "Het werkte.", "place": "Buurthuis", "headline": "Het werkte"}
    with pytest.raises(Refused):
        learning.register_use(question=hidden, **arguments, **words)

    uses = [learning.register_use(question=question, **arguments, **words) for question in (own, public)]

    assert set(learning.uses()) == set(uses)
    journeys = [journey.subject_uuid for journey in circulation.journeys(VISITOR)]
    assert journeys == [public.uuid]
