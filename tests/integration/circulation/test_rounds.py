"""The round of an issue is one trip through the four phases, and follows its steps back too."""

from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.actions.rounds import rounds_gone
from lemniscaat.circulation.actions.tallies import count_crossings, count_steps
from lemniscaat.circulation.api import Activity, Issue
from lemniscaat.kernel import clock
from lemniscaat.network.api import OrganisationKind

A = Activity


@pytest.mark.parametrize(
    ("activities", "gone"),
    [
        ([], 0),
        ([A.CONNECT, A.BUILD], 0),
        ([A.CONNECT, A.BUILD, A.ENRICH_METHODS], 1),
        ([A.CONNECT, A.ENRICH_METHODS, A.BUILD], 0),
        ([A.CONNECT, A.ENRICH_METHODS, A.BUILD, A.ENRICH_ISSUE], 1),
        ([A.VALIDATE, A.AGENDISE, A.ENRICH_FACTORS], 0),
        ([A.APPLY, A.VALIDATE, A.AGENDISE, A.ENRICH_FACTORS], 1),
        ([A.CONNECT, A.BUILD, A.ENRICH_METHODS, A.ENRICH_METHODS, A.BUILD], 1),
        ([A.CONNECT, A.BUILD, A.ENRICH_METHODS] * 2, 2),
    ],
)
def test_round_is_gone_when_knowledge_is_taken_up_after_the_other_phases(
    activities: list[Activity], gone: int
) -> None:
    assert rounds_gone(activities) == gone


@pytest.mark.django_db
def test_taking_up_knowledge_ends_the_round_and_undoing_that_goes_back() -> None:
    here, issue = make.make_werkplaats(), make.make_issue()
    question = make.make_question(werkplaats=here)
    item = make.make_item(kind=make.make_method_kind(), issues=[issue])
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    circulation.publish_synthesis(actor=make.SYSTEM, issue=issue, text="Dit weten we.")
    assert Issue.objects.get().round == 1

    agenda.link_item(actor=make.SYSTEM, question=question, item=item)
    assert Issue.objects.get().round == 2
    assert circulation.agendise_issue(actor=make.SYSTEM, issue=Issue.objects.get()).cause.endswith(":2")

    agenda.unlink_item(actor=make.SYSTEM, question=question, item=item)
    assert Issue.objects.get().round == 1


@pytest.mark.django_db
def test_tallies_are_a_count_of_what_stands_and_is_public() -> None:
    here, issue = make.make_werkplaats(), make.make_issue()
    theme, year = make.make_theme(), clock.today().year
    issue.themes.add(theme)
    scopes: list[Any] = [
        None,
        issue,
        here,
        circulation.Scope(issue, here),
        circulation.Scope(theme=theme),
        circulation.Scope(theme=theme, werkplaats=here),
        circulation.Scope(year=year),
        circulation.Scope(year=year, theme=theme, werkplaats=here),
        circulation.Scope(year=year - 1),
    ]

    def are_right() -> bool:
        return all(
            circulation.steps_by_activity(scope) == count_steps(scope)
            and {f"crossing:{state}": n for state, n in circulation.crossings_by_state(scope).items()}
            == count_crossings(scope)
            for scope in scopes
        )

    question = make.make_question(werkplaats=here, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text="Hoe begin je?")
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    assert circulation.steps_by_activity() == {}
    agenda.publish_question(actor=make.SYSTEM, question=question)
    assert circulation.steps_by_activity() == {Activity.EXPLICATE: 1, Activity.CONNECT: 1}
    assert circulation.steps_by_activity(issue) == {Activity.CONNECT: 1}
    assert are_right()
    handover = circulation.offer_handover(
        actor=make.SYSTEM, werkplaats=here, subject=("question", question.uuid, "Vraag"), issue=issue,
        question_uuid=question.uuid, hope="Kijk mee.", deadline=clock.today(),
        to_organisation=make.make_organisation(kind=OrganisationKind.INSTITUTE),
    )  # fmt: skip
    circulation.decline_handover(actor=make.SYSTEM, handover=handover, reason="Geen tijd.")
    assert circulation.crossings_by_state(issue) == {"declined": 1}
    assert are_right()
    agenda.leave_issue(actor=make.SYSTEM, question=question)
    assert circulation.steps_by_activity(issue) == {}
    assert are_right()
    agenda.hide_question(actor=make.SYSTEM, question=question)
    assert circulation.steps_by_activity() == {}
    assert are_right()
