"""Any series of acts on an agenda: states stay legal, one version is in force, no earlier word is lost."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AGENDA_STATES, Agenda, AgendaItem, AgendaState, Question, Remark
from lemniscaat.circulation.models import Journey, Step
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.network.api import Perspective

WHICH = st.integers(0, 3)
WORDS = st.sampled_from(["Hoe dan?", "Wie helpt hier?", "Wat werkt in een dorp?"])
SETTLED = (AgendaState.ADOPTED, AgendaState.CLOSED)


def words(plan: Agenda) -> list[Any]:
    """All that stands on a version, as it was adopted."""
    items = plan.items.values_list("origin", "title", "explanation", "reason", "is_chosen", "order")
    said = plan.remarks.values_list("text", "reply", "state")
    lines, programmes = (
        plan.lines.values_list("title", "order"),
        plan.programmes.values_list("title", "items"),
    )
    return [plan.mission, list(items), list(lines), sorted(programmes, key=str), list(said)]


class AgendaActs(RuleBasedStateMachine):
    """A coordinator at work on the agenda of one period, and whoever says something of it."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def world(self) -> None:
        here = make.make_werkplaats()
        self.adopters = make.make_leads(here)
        self.partner = make.make_organisation()
        make.join(here, self.partner)
        self.question = make.make_question(werkplaats=here)
        self.plan = make.make_agenda(here, "Een?", "Twee?")
        self.states: dict[int, str] = {self.plan.pk: self.plan.state}
        self.settled: dict[int, list[Any]] = {}

    def do(self, perform: Any, **given: Any) -> None:
        """Do it on the newest version; a refusal leaves everything as it was."""
        plan = self.newest()
        before = words(plan), plan.state
        try:
            with transaction.atomic():
                perform(actor=make.SYSTEM, **given)
        except LemniscaatError:
            now = self.newest()
            assert (now.pk, (words(now), now.state)) == (plan.pk, before)
        for row in self.versions():
            old = self.states.get(row.pk, AgendaState.DRAFT)
            assert row.state == old or AGENDA_STATES.allows(old, row.state)
            self.states[row.pk] = row.state

    def versions(self) -> list[Agenda]:
        return list(Agenda.objects.filter(werkplaats=self.plan.werkplaats).order_by("number"))

    def newest(self) -> Agenda:
        return self.versions()[-1]

    def item(self, which: int) -> AgendaItem:
        items = list(self.newest().items.all())
        return items[which % len(items)]

    @rule(text=WORDS, chosen=st.booleans())
    def add(self, text: str, chosen: bool) -> None:
        self.do(agenda.add_agenda_item, agenda=self.newest(), title=text, is_chosen=chosen, reason="Daarom.")

    @rule(which=WHICH, text=WORDS, chosen=st.booleans())
    def change(self, which: int, text: str, chosen: bool) -> None:
        self.do(
            agenda.change_agenda_item, item=self.item(which), title=text, is_chosen=chosen, reason="Hierom."
        )

    @rule(which=WHICH, to=WHICH)
    def move(self, which: int, to: int) -> None:
        self.do(agenda.move_part, part=self.item(which), to=to)

    @rule(which=WHICH)
    def drop(self, which: int) -> None:
        if self.newest().items.count() > 1:
            self.do(agenda.drop_part, part=self.item(which))

    @rule(text=WORDS)
    def add_line(self, text: str) -> None:
        self.do(agenda.add_line, agenda=self.newest(), title=text)

    @rule(which=WHICH, text=WORDS)
    def add_programme(self, which: int, text: str) -> None:
        self.do(agenda.add_programme, agenda=self.newest(), title=text, items=[self.item(which)])

    @rule()
    def consult(self) -> None:
        self.do(agenda.consult_on_agenda, agenda=self.newest())

    @rule()
    def back(self) -> None:
        self.do(agenda.back_to_draft, agenda=self.newest())

    @rule()
    def end(self) -> None:
        self.do(agenda.end_consultation, agenda=self.newest())

    @rule()
    def open_again(self) -> None:
        self.do(agenda.set_last_day, agenda=self.newest(), until=clock.today() + timedelta(days=3))

    @rule(which=WHICH, text=WORDS)
    def remark(self, which: int, text: str) -> None:
        self.do(
            agenda.type_in_remark,
            agenda=self.newest(),
            item=self.item(which),
            text=text,
            perspective=Perspective.RESIDENT,
        )

    @rule(text=WORDS)
    def reply(self, text: str) -> None:
        remark = Remark.objects.filter(agenda=self.newest()).last()
        if remark is not None:
            self.do(agenda.reply_to_remark, remark=remark, text=text)

    @rule()
    def adopt(self) -> None:
        self.do(agenda.adopt_agenda, agenda=self.newest(), adopters=self.adopters)

    @rule()
    def adopt_after_all(self) -> None:
        """As people get there: every remark answered, and the consultation over."""
        for remark in Remark.objects.filter(agenda=self.newest(), replied_at=None):
            self.do(agenda.reply_to_remark, remark=remark, text="Dank.")
        self.end()
        self.adopt()

    @rule()
    def endorse(self) -> None:
        self.do(agenda.endorse_agenda, agenda=self.newest(), organisation=self.partner)

    @rule()
    def begin(self) -> None:
        self.do(agenda.begin_version, agenda=self.newest())

    @rule(which=WHICH)
    def place(self, which: int) -> None:
        """Under what the desk offers: the themes in force, of which a version may be under way."""
        question = Question.objects.get(pk=self.question.pk)
        if offered := list(agenda.chosen_items(question.werkplaats_id)):
            self.do(agenda.place_on_agenda, question=question, item=offered[which % len(offered)])

    @rule()
    def leave_out(self) -> None:
        self.do(agenda.leave_out, question=Question.objects.get(pk=self.question.pk), reason="Toch niet.")

    @rule()
    def undo(self) -> None:
        """What was placed stands nowhere any more, also not in a version begun since."""
        question = Question.objects.get(pk=self.question.pk)
        event = agenda.undoable(agenda.thread(question))
        if event is None or event.act != agenda.Act.PLACE:
            return
        self.do(agenda.undo_last, question=question, event=event)
        assert Question.objects.get(pk=question.pk).state == "explicit"
        if placing := event.before["placed"]:
            left = question.agenda_items.exclude(agenda__state=AgendaState.CLOSED)
            assert not left.filter(origin=placing["under"]).exclude(pk__in=placing["stood"]).exists()

    @invariant()
    def what_was_adopted_stays_as_it_was(self) -> None:
        for plan in self.versions() if hasattr(self, "plan") else []:
            if plan.state in SETTLED:
                assert self.settled.setdefault(plan.pk, words(plan)) == words(plan)

    @invariant()
    def one_version_is_in_force_and_no_theme_is_lost(self) -> None:
        if hasattr(self, "plan"):
            plans = self.versions()
            assert sum(plan.state == AgendaState.ADOPTED for plan in plans) <= 1
            for older, newer in pairwise(plans):
                origins = set(newer.items.values_list("origin", flat=True))
                assert set(older.items.values_list("origin", flat=True)) <= origins
                assert newer.follows == older

    @invariant()
    def adopted_agendas_have_no_open_remark(self) -> None:
        assert not Remark.objects.filter(agenda__state__in=SETTLED).unanswered().exists()

    @invariant()
    def question_and_its_journey_agree_with_the_agenda(self) -> None:
        if hasattr(self, "plan"):
            question = Question.objects.get(pk=self.question.pk)
            if question.state == "on_agenda":
                assert question.agenda_items.exclude(agenda__state=AgendaState.CLOSED).exists()
            journey = Journey.objects.get(subject_uuid=question.uuid)
            last = Step.objects.filter(journey=journey).standing().last()
            assert journey.phase == (last.phase if last else "ontwikkelen")


@pytest.mark.django_db
@pytest.mark.no_cover
def test_any_series_of_acts_keeps_an_agenda_whole() -> None:
    AgendaActs.TestCase.settings = settings(
        max_examples=15,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    AgendaActs.TestCase().runTest()
