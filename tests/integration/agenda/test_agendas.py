"""A knowledge agenda from first draft to next version: what changes it, until when, and what stays."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import transaction

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState, PersonalDataFound, Question, QuestionState
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.errors import Conflict, Invalid, LemniscaatError, Refused
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.kernel.privacy import Why
from lemniscaat.network.api import AuditEvent, OrganisationKind, Part, Perspective, Role, actor_of

pytestmark = pytest.mark.django_db

S = AgendaState


def titles(plan: agenda.Agenda) -> list[str]:
    return [item.title for item in plan.items.all()]


def test_nothing_changes_on_what_has_been_adopted() -> None:
    here = make.make_werkplaats()
    plan = make.make_agenda(here, "In klad")
    editor = make.make_actor(Role.EDITOR, here)
    [item] = plan.items.all()
    line = agenda.add_line(actor=editor, agenda=plan, title="Samen met bewoners")
    programme = agenda.add_programme(actor=editor, agenda=plan, title="Leerateliers", items=[item])
    plan = agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    agenda.add_agenda_item(actor=editor, agenda=plan, title="Na een opmerking")
    plan = make.adopt(plan)
    acts: list[tuple[Any, dict[str, Any]]] = [
        (agenda.add_agenda_item, {"agenda": plan, "title": "Achteraf"}),
        (agenda.change_agenda_item, {"item": item, "title": "Anders"}),
        (agenda.change_line, {"line": line, "title": "Anders"}),
        (agenda.change_programme, {"programme": programme, "title": "Anders"}),
        (agenda.drop_part, {"part": line}),
        (agenda.move_part, {"part": item, "to": 2}),
        (agenda.change_agenda, {"agenda": plan, "mission": "Anders"}),
    ]

    for perform, given in acts:
        with pytest.raises(Conflict), transaction.atomic():
            perform(actor=make.SYSTEM, **given)

    assert (plan.state, titles(plan)) == (S.ADOPTED, ["In klad", "Na een opmerking"])
    assert [row.title for row in (*plan.lines.all(), *plan.programmes.all())] == [
        "Samen met bewoners",
        "Leerateliers",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "},
        {"title": "x" * 301},
        {"explanation": "x" * 5001},
        {"is_chosen": False},
        {"reason": "bel 06 12345678"},
    ],
    ids=str,
)
def test_theme_that_cannot_be_is_refused_in_words(wrong: dict[str, Any]) -> None:
    plan = make.make_agenda(make.make_werkplaats(), "Hoe dan?")

    with pytest.raises((Invalid, PersonalDataFound)):
        agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, **{"title": "Wat nu?", **wrong})

    assert titles(plan) == ["Hoe dan?"]


def test_themes_stand_in_the_order_they_are_given() -> None:
    plan = make.make_agenda(make.make_werkplaats(), "Een?", "Twee?", "Drie?")

    agenda.move_part(actor=make.SYSTEM, part=plan.items.last(), to=1)
    agenda.move_part(actor=make.SYSTEM, part=plan.items.get(title="Een?"), to=99)

    assert titles(plan) == ["Drie?", "Twee?", "Een?"]


def test_next_version_begins_with_everything_and_replaces_the_one_before() -> None:
    here = make.make_werkplaats()
    plan = make.make_agenda(here, "Een?", "Twee?", mission="Samen.")
    question = make.make_question(werkplaats=here)
    one, two = plan.items.all()
    agenda.add_line(actor=make.SYSTEM, agenda=plan, title="Met bewoners", explanation="Altijd.")
    agenda.add_programme(
        actor=make.SYSTEM,
        agenda=plan,
        title="Ateliers",
        since=date(2026, 1, 1),
        until=date(2026, 12, 31),
        items=[two],
    )
    agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Drie?", is_chosen=False, reason="Later.")
    agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=one)
    adopters = make.make_leads(here)
    plan = make.adopt(plan, adopters)

    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)

    assert (coming.number, coming.state, coming.mission, coming.follows) == (2, S.DRAFT, "Samen.", plan)
    assert not agenda.compare(plan, coming).changed
    assert [item.origin for item in coming.items.all()] == [item.origin for item in plan.items.all()]
    assert [list(item.questions.all()) for item in coming.items.all()] == [[question], [], []]
    assert [item.title for item in coming.programmes.get().items.all()] == ["Twee?"]
    with pytest.raises(Conflict):
        agenda.begin_version(actor=make.SYSTEM, agenda=plan)
    with pytest.raises(Conflict):
        agenda.drop_part(actor=make.SYSTEM, part=coming.items.first())

    make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming), adopters)

    states = [row.state for row in agenda.agendas_of(make.SYSTEM, here)]
    assert states == [S.ADOPTED, S.CLOSED]
    assert agenda.compare(plan, coming).changed is False


def test_period_has_one_agenda_and_the_next_may_begin_from_it() -> None:
    here = make.make_werkplaats()
    plan = make.make_agenda(here, "Een?", mission="Samen.")

    with pytest.raises(Conflict):
        make.make_agenda(here)
    later = agenda.draft_agenda(
        actor=make.SYSTEM, werkplaats=here, period=make.make_period("2027-2030"), follows=plan
    )
    agenda.drop_part(actor=make.SYSTEM, part=later.items.get())

    assert (later.number, later.mission, titles(later), titles(plan)) == (1, "Samen.", [], ["Een?"])
    with pytest.raises(Invalid):
        agenda.draft_agenda(
            actor=make.SYSTEM, werkplaats=make.make_werkplaats(), period=make.make_period(), follows=plan
        )


def test_mission_of_a_new_agenda_keeps_why_something_personal_stays() -> None:
    here, period = make.make_werkplaats(), make.make_period()
    begin = partial(agenda.draft_agenda, actor=make.SYSTEM, werkplaats=here, period=period)

    with pytest.raises(PersonalDataFound):
        begin(mission="Bel 06-12345678.")
    plan = begin(mission=" Bel 06-12345678. ", kept={"06-12345678": Why.PUBLIC})

    event = AuditEvent.objects.get(act="draft_agenda")
    kept = [change["fields"] for change in event.changes if change["change"] == "let stand"]
    assert (plan.mission, kept) == ("Bel 06-12345678.", [{"phone": ["", "public"]}])


def test_draft_is_thrown_away_while_nobody_else_has_read_it() -> None:
    plan, shown = (make.make_agenda(make.make_werkplaats()) for _ in range(2))
    agenda.add_programme(actor=make.SYSTEM, agenda=plan, title="Ateliers", items=plan.items.all())
    agenda.back_to_draft(actor=make.SYSTEM, agenda=agenda.consult_on_agenda(actor=make.SYSTEM, agenda=shown))

    agenda.discard_agenda(actor=make.SYSTEM, agenda=plan)
    with pytest.raises(Conflict):
        agenda.discard_agenda(actor=make.SYSTEM, agenda=shown)

    assert list(agenda.Agenda.objects.all()) == [shown]


# What came in


def test_question_and_weighed_issue_find_their_way_to_the_agenda() -> None:
    here = make.make_werkplaats()
    issue = make.make_issue("Geldzorgen op tijd zien")
    question, other = (
        make.make_question(werkplaats=here),
        make.make_question(werkplaats=make.make_werkplaats()),
    )
    round = make.make_round(here, question, issue)
    make.type_in(round, Perspective.POLICY, 5, 3, 7)
    agenda.close_round(actor=make.SYSTEM, round=round)
    plan = make.make_agenda(here, "Hoe dan?")

    first, second = (each.row.candidate for each in agenda.weighed(plan, round))
    agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title=first.issue.title, candidate=first)
    agenda.add_agenda_item(
        actor=make.SYSTEM,
        agenda=plan,
        title="Nu niet?",
        candidate=second,
        is_chosen=False,
        reason="Te groot.",
    )
    with pytest.raises(Invalid):
        agenda.add_agenda_item(actor=make.SYSTEM, agenda=plan, title="Elders?", questions=[other])

    _hoe, chosen, left_out = plan.items.all()
    assert (chosen.issue, list(left_out.questions.all())) == (issue, [question])
    assert [each.item for each in agenda.weighed(plan, round)] == [chosen, left_out]
    assert list(agenda.questions_that_wait(plan)) == []


def test_adoption_places_the_questions_of_what_was_chosen_and_lets_go_of_what_was_left_out() -> None:
    here, words = make.make_werkplaats(), "Dat kan beter bij de gemeente. Bel Jan de Vries niet."
    adopters = make.make_leads(here)
    came, stays, goes = (make.make_question(werkplaats=here) for _ in range(3))
    plan = make.make_agenda(here, "Een?", "Twee?", state=S.CONSULTATION)
    one, two = plan.items.all()
    agenda.place_on_agenda(actor=make.SYSTEM, question=stays, item=one)
    agenda.place_on_agenda(actor=make.SYSTEM, question=goes, item=two)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=make.adopt(plan, adopters))
    agenda.add_agenda_item(actor=make.SYSTEM, agenda=coming, title="Drie?", questions=[came])
    found = [finding.text for finding in make_findings(words)]
    agenda.change_agenda_item(
        actor=make.SYSTEM,
        item=coming.items.get(title="Twee?"),
        title="Twee?",
        is_chosen=False,
        reason=words,
        kept=found,
    )
    assert {Question.objects.get(pk=q.pk).state for q in (stays, goes)} == {QuestionState.ON_AGENDA}

    make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming), adopters)

    came, stays, goes = (Question.objects.get(pk=question.pk) for question in (came, stays, goes))
    assert [question.state for question in (came, stays, goes)] == ["on_agenda", "on_agenda", "explicit"]
    assert goes.events.last().note == words
    assert [[item.title for item in agenda.placed_items(question)] for question in (came, stays, goes)] == [
        ["Drie?"],
        ["Een?"],
        [],
    ]
    assert [list(item.questions.all()) for item in plan.items.all()] == [[stays], [goes]]


def make_findings(words: str) -> list[Any]:
    try:
        agenda.add_line(actor=make.SYSTEM, agenda=make.make_agenda(make.make_werkplaats()), title=words)
    except PersonalDataFound as refused:
        return list(refused.findings)
    return []


def test_question_placed_while_the_next_version_is_made_is_not_lost() -> None:
    here = make.make_werkplaats()
    question, adopters = make.make_question(werkplaats=here), make.make_leads(here)
    plan = make.adopt(make.make_agenda(here, "Een?", state=S.CONSULTATION), adopters)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)

    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=plan.items.get())
    make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming), adopters)

    assert agenda.placed_items(question) == [coming.items.get()]


def test_question_placed_under_what_the_next_version_leaves_out_is_told_so() -> None:
    here = make.make_werkplaats()
    question, adopters = make.make_question(werkplaats=here), make.make_leads(here)
    plan = make.adopt(make.make_agenda(here, "Een?", "Twee?", state=S.CONSULTATION), adopters)
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=plan)
    agenda.change_agenda_item(
        actor=make.SYSTEM,
        item=coming.items.get(title="Een?"),
        title="Een?",
        is_chosen=False,
        reason="Te groot.",
    )

    offered = agenda.chosen_items(here.pk).get(title="Een?")
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=offered)
    make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming), adopters)

    row = Question.objects.get(pk=question.pk)
    assert (row.state, row.events.last().note) == (QuestionState.EXPLICIT, "Te groot.")


def test_next_version_goes_back_to_draft_until_a_question_stands_under_it_alone() -> None:
    here = make.make_werkplaats()
    carried, new, adopters = (
        make.make_question(werkplaats=here),
        make.make_question(werkplaats=here),
        make.make_leads(here),
    )
    plan = make.make_agenda(here, "Een?", state=S.CONSULTATION)
    agenda.place_on_agenda(actor=make.SYSTEM, question=carried, item=plan.items.get())
    coming = agenda.begin_version(actor=make.SYSTEM, agenda=make.adopt(plan, adopters))
    item = agenda.add_agenda_item(actor=make.SYSTEM, agenda=coming, title="Twee?")

    coming = agenda.back_to_draft(
        actor=make.SYSTEM, agenda=agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming)
    )
    assert coming.state == S.DRAFT
    coming = agenda.consult_on_agenda(actor=make.SYSTEM, agenda=coming)
    agenda.place_on_agenda(actor=make.SYSTEM, question=new, item=coming.items.get(pk=item.pk))
    with pytest.raises(Conflict):
        agenda.back_to_draft(actor=make.SYSTEM, agenda=coming)


@pytest.mark.parametrize("is_chosen", [True, False])
def test_question_passed_on_leaves_what_is_made_here_and_can_stand_on_the_agenda_there(
    is_chosen: bool,
) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    question = make.make_question(werkplaats=here)
    plan, theirs = make.make_agenda(here, "Een?"), make.make_agenda(there, "Hier?", state=S.CONSULTATION)
    item = agenda.add_agenda_item(
        actor=make.SYSTEM,
        agenda=plan,
        title="Drie?",
        questions=[question],
        is_chosen=is_chosen,
        reason="Daarom.",
    )

    event = agenda.pass_on_question(actor=make.SYSTEM, question=question, to=there)
    assert not item.questions.exists()
    agenda.undo_last(actor=make.SYSTEM, question=question, event=event)
    assert list(item.questions.all()) == [question]
    agenda.pass_on_question(actor=make.SYSTEM, question=question, to=there)
    item.questions.add(question)  # as it stood before passing on took it off
    agenda.place_on_agenda(actor=make.SYSTEM, question=question, item=theirs.items.get())
    plan = make.adopt(agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan), make.make_leads(here))

    row = Question.objects.get(pk=question.pk)
    assert (plan.state, row.state) == (S.ADOPTED, QuestionState.ON_AGENDA)
    assert "Hier?" in [placed.title for placed in agenda.placed_items(row)]


# Adopting and endorsing


def test_adoption_names_both_leads_with_a_day_that_has_come() -> None:
    here = make.make_werkplaats()
    (school, group, today), city = make.make_leads(here)
    plan = make.make_agenda(here, state=S.CONSULTATION)
    agenda.end_consultation(actor=make.SYSTEM, agenda=plan)
    tomorrow = today + timedelta(days=1)

    for adopters in [
        [(school, group, today)],
        [city],
        [],
        [(school, group, tomorrow), city],
        [(school, None, today), city],
    ]:
        with pytest.raises(Invalid), transaction.atomic():
            agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=adopters)

    assert agenda.Agenda.objects.get().state == S.CONSULTATION


def test_agenda_is_adopted_once_its_consultation_is_over() -> None:
    here = make.make_werkplaats()
    adopters = make.make_leads(here)
    plan = make.make_agenda(here, state=S.CONSULTATION)

    with pytest.raises(Conflict):
        agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=adopters)
    with clock.held(clock.now() + timedelta(days=43)):
        assert agenda.adopt_agenda(actor=make.SYSTEM, agenda=plan, adopters=adopters).state == S.ADOPTED


def test_partner_endorses_for_its_own_organisation_and_can_take_it_back() -> None:
    here = make.make_werkplaats()
    welfare, care, stranger = (make.make_organisation() for _ in range(3))
    for organisation in (welfare, care):
        make.join(here, organisation)
    partner = actor_of(make.make_user(Role.PARTNER, here, welfare))
    plan = make.make_agenda(here, state=S.ADOPTED)
    city = plan.adoptions.get(research_group=None).organisation

    for _ in range(2):
        agenda.endorse_agenda(actor=partner, agenda=plan, organisation=welfare)
    agenda.endorse_agenda(actor=make.SYSTEM, agenda=plan, organisation=care)
    for who, organisation, refusal in [
        (partner, care, Refused),
        (make.SYSTEM, stranger, Invalid),
        (make.SYSTEM, city, Conflict),
    ]:
        with pytest.raises(refusal):
            agenda.endorse_agenda(actor=who, agenda=plan, organisation=organisation)
    assert [(row.organisation, row.is_own) for row in plan.endorsements.all()] == [
        (welfare, True),
        (care, False),
    ]

    agenda.withdraw_endorsement(actor=partner, agenda=plan, organisation=welfare)
    with pytest.raises(Refused):
        agenda.withdraw_endorsement(actor=partner, agenda=plan, organisation=care)
    assert [row.organisation for row in plan.endorsements.all()] == [care]


# The day by which


def remind(at: datetime) -> list[str]:
    """Let the worker do what is due at this moment, twice; whom it wrote to."""
    with clock.held(at):
        for _ in range(2):
            work.run_due_jobs(by="test")
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


def test_reminders_come_once_each_to_who_can_do_something_and_stop_when_adopted() -> None:
    here = make.make_werkplaats()
    adopters = make.make_leads(here)
    coordinator = make.make_user(Role.COORDINATOR, here)
    leading = make.make_user(Role.PARTNER, here, adopters[1][0])
    make.make_user(Role.PARTNER, here, make.make_organisation())
    make.make_user(Role.MEMBER, here)
    plan = make.make_agenda(here)
    wanted = clock.today() + timedelta(days=40)
    agenda.change_agenda(actor=make.SYSTEM, agenda=plan, mission="", adopt_by=wanted - timedelta(days=9))
    agenda.change_agenda(actor=make.SYSTEM, agenda=plan, mission="", adopt_by=wanted)
    both = sorted([coordinator.email, leading.email])
    morning = datetime.combine(wanted, datetime.min.time(), tzinfo=clock.AMSTERDAM) + timedelta(hours=9)

    assert remind(morning - timedelta(days=29)) == []
    assert remind(morning - timedelta(days=28)) == both
    assert remind(morning - timedelta(days=7)) == sorted(both * 2)
    with clock.held(morning - timedelta(days=6)):
        agenda.consult_on_agenda(actor=make.SYSTEM, agenda=plan)
        make.adopt(plan, adopters)
    assert remind(morning) == sorted(both * 2)


def test_day_that_has_passed_is_no_day_to_adopt_by() -> None:
    plan = make.make_agenda(make.make_werkplaats())

    with pytest.raises(LemniscaatError):
        agenda.change_agenda(actor=make.SYSTEM, agenda=plan, mission="", adopt_by=clock.today())


def test_lead_municipality_is_what_the_register_says() -> None:
    here = make.make_werkplaats()
    adopters = make.make_leads(here)
    other = make.make_organisation(kind=OrganisationKind.MUNICIPALITY)
    make.join(here, other)
    plan = make.make_agenda(here, state=S.CONSULTATION)
    agenda.end_consultation(actor=make.SYSTEM, agenda=plan)

    school = adopters[0][0]
    make.join(here, school, part=Part.LEAD)

    for none in (other, school):
        with pytest.raises(Invalid):
            agenda.adopt_agenda(
                actor=make.SYSTEM, agenda=plan, adopters=[adopters[0], (none, None, clock.today())]
            )
