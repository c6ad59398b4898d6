"""Any series of acts and undos on questions: states stay legal, no word is lost, figures recount."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.actions.undo import UNDOABLE
from lemniscaat.agenda.api import QUESTION_STATES, Question, QuestionState, TieKind
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.models import FlowFigure, Journey, Step
from lemniscaat.kernel.errors import LemniscaatError

STAYS = {"id", "slug", "revision"}
"""What undoing leaves: an address once given keeps working, and every act counts."""
WORDS = st.sampled_from(["Hoe dan?", "Wie helpt hier?", "Wat werkt in een dorp?"])


def snapshot(question: Question) -> dict[str, Any]:
    """All that undoing must put back, on the question and on its journey."""
    row = Question.objects.get(pk=question.pk)
    journey = Journey.objects.get(subject_uuid=question.uuid)
    fields = [field for field in Question._meta.concrete_fields if field.attname not in STAYS]
    return {
        **{field.attname: getattr(row, field.attname) for field in fields},
        "links": sorted(row.links.filter(undone_at=None).values_list("item_id", flat=True)),
        "ties": sorted(row.ties.filter(undone_at=None).values_list("other_id", "kind")),
        "tied to it": sorted(row.ties_elsewhere.filter(undone_at=None).values_list("question_id", "kind")),
        "themes": sorted(row.themes.values_list("pk", flat=True)),
        "stands under": sorted(row.agenda_items.values_list("pk", flat=True)),
        "wordings": list(row.wordings.filter(undone_at=None).values_list("text", flat=True)),
        "journey": (
            journey.phase,
            journey.issue_id,
            journey.is_public,
            journey.ended_at is None,
            journey.label,
            journey.werkplaats_id,
        ),
    }


class QuestionActs(RuleBasedStateMachine):
    """A coordinator at work on one question, undoing whatever she likes."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.before: list[dict[str, Any]] = []
        self.undone: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize()
    def world(self) -> None:
        self.places = [make.make_werkplaats(), make.make_werkplaats()]
        werkplaats = self.places[0]
        self.plan = make.make_agenda(werkplaats, state=agenda.AgendaState.CONSULTATION)
        self.question = make.make_question("Eigen woorden.", werkplaats=werkplaats, published=False)
        agenda.add_agenda_item(
            actor=make.SYSTEM, agenda=self.plan, title="Hieruit?", questions=[self.question]
        )
        self.themes = [make.make_theme(), make.make_theme()]
        self.issues = [make.make_issue(), make.make_issue()]
        self.items = [make.make_item(), make.make_item()]
        self.others = [make.make_question(), make.make_question()]
        self.said: set[str] = set()

    def act(self, perform: Any, **arguments: Any) -> None:
        """Do it; a refusal leaves everything as it was."""
        before = snapshot(self.question)
        self.question = Question.objects.get(pk=self.question.pk)
        old = self.question.state
        try:
            with transaction.atomic():
                perform(actor=make.SYSTEM, question=self.question, **arguments)
        except LemniscaatError:
            self.question = Question.objects.get(pk=self.question.pk)
            assert snapshot(self.question) == before
            return
        new = QuestionState(self.question.state)
        assert new == old or QUESTION_STATES.allows(old, new)
        self.before.append(before)
        self.check_undone_at_once(before)

    def check_undone_at_once(self, before: dict[str, Any]) -> None:
        """Undone right now, everything would stand as it stood before; then it goes on as it was done."""
        question = Question.objects.get(pk=self.question.pk)
        event = agenda.undoable(question.events.filter(undone_at=None))
        if event is None or event != question.events.order_by("pk").last():
            return
        with transaction.atomic():
            agenda.undo_last(actor=make.SYSTEM, question=question, event=event)
            assert snapshot(question) == before, event.act
            transaction.set_rollback(True)
        self.undone.add(event.act)

    @rule(text=WORDS)
    def settle(self, text: str) -> None:
        self.act(agenda.settle_wording, text=text)

    @rule(text=WORDS)
    def propose(self, text: str) -> None:
        self.act(agenda.propose_wording, text=text)

    @rule(text=WORDS)
    def write(self, text: str) -> None:
        self.act(agenda.write_to_asker, text=text)

    @rule()
    def talk(self) -> None:
        self.act(agenda.talk_with_asker, note="Gebeld.")

    @rule(which=st.integers(0, 1))
    def join(self, which: int) -> None:
        self.act(agenda.join_to_issue, issue=self.issues[which])

    @rule(title=st.sampled_from(["Stil verdriet", "Een lege koelkast"]))
    def name_issue(self, title: str) -> None:
        """Undone, the question leaves it; that it has a name by now stays."""
        self.act(agenda.join_to_new_issue, title=title, summary="Rouw op het werk.")

    @rule(which=st.integers(0, 1))
    def link(self, which: int) -> None:
        self.act(agenda.link_item, item=self.items[which])

    @rule(which=st.integers(0, 1), kind=st.sampled_from(agenda.TieKind))
    def tie(self, which: int, kind: agenda.TieKind) -> None:
        self.act(agenda.tie_questions, other=self.others[which], kind=kind)

    @rule(which=st.integers(0, 1))
    def theme(self, which: int) -> None:
        self.act(agenda.add_theme, theme=self.themes[which])

    @rule(which=st.integers(0, 1))
    def no_theme(self, which: int) -> None:
        self.act(agenda.drop_theme, theme=self.themes[which])

    @rule(which=st.integers(0, 1))
    def place(self, which: int) -> None:
        self.act(agenda.place_on_agenda, item=self.plan.items.all()[which])

    @rule(which=st.integers(0, 1))
    def pass_on(self, which: int) -> None:
        self.act(agenda.pass_on_question, to=self.places[which])

    @rule()
    def answer(self) -> None:
        self.act(agenda.answer_question, short_answer="Zo doe je dat.")

    @rule()
    def decline(self) -> None:
        self.act(agenda.decline_question, reason="Dat doen anderen.")

    @rule()
    def publish(self) -> None:
        self.act(agenda.publish_question)

    @rule()
    def reveal(self) -> None:
        self.act(agenda.reveal_original)

    @rule(text=WORDS)
    def she_replies(self, text: str) -> None:
        """It changes nothing that undoing puts back, and can itself not be undone."""
        done = len(self.before)
        self.act(agenda.reply_to_desk, text=text)
        del self.before[done:]

    @rule(text=WORDS)
    def she_has_other_words(self, text: str) -> None:
        self.for_good(agenda.offer_other_words, text=text)

    @rule()
    def she_agrees(self) -> None:
        self.for_good(agenda.agree_with_wording, text=Question.objects.get(pk=self.question.pk).proposed)

    @rule()
    def she_objects(self) -> None:
        self.for_good(agenda.object_to_decline)

    @rule()
    def hide(self) -> None:
        self.for_good(agenda.hide_question)

    @rule()
    def research(self) -> None:
        self.for_good(agenda.start_research, subject=("circle", self.question.uuid, "Kring"))

    @rule()
    def hand_over(self) -> None:
        self.for_good(agenda.hand_over_question, handover_uuid=self.question.uuid, to="Movisie")

    @rule()
    def leave(self) -> None:
        self.for_good(agenda.leave_issue)

    @rule()
    def leave_out(self) -> None:
        self.for_good(agenda.leave_out, reason="Toch niet.")

    @rule(which=st.integers(0, 1))
    def unlink(self, which: int) -> None:
        self.for_good(agenda.unlink_item, item=self.items[which])

    @rule(which=st.integers(0, 1))
    def untie(self, which: int) -> None:
        self.for_good(agenda.untie_questions, other=self.others[which])

    def for_good(self, perform: Any, **arguments: Any) -> None:
        """An act that is not undone: what came before it is no longer the last."""
        done = len(self.before)
        self.act(perform, **arguments)
        if len(self.before) > done:
            self.before.clear()

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.question = Question.objects.get(pk=self.question.pk)
        event = agenda.undoable(self.question.events.filter(undone_at=None))
        if event is None:  # who asked answered what it says
            return
        spoke = self.question.asker_spoke_at
        with transaction.atomic():
            agenda.undo_last(actor=make.SYSTEM, question=self.question, event=event)
        before = self.before.pop()
        assert snapshot(self.question) == before | {"asker_spoke_at": spoke or before["asker_spoke_at"]}

    @invariant()
    def original_words_stand(self) -> None:
        if hasattr(self, "question"):
            row = Question.objects.get(pk=self.question.pk)
            texts = set(row.wordings.values_list("text", flat=True))
            assert row.original == "Eigen woorden."
            assert self.said <= texts
            self.said = texts

    @invariant()
    def steps_agree_with_the_journey(self) -> None:
        if hasattr(self, "question"):
            journey = Journey.objects.get(subject_uuid=self.question.uuid)
            last = Step.objects.filter(journey=journey).standing().last()
            assert journey.phase == (last.phase if last else "ontwikkelen")

    @invariant()
    def figures_equal_a_recount(self) -> None:
        if hasattr(self, "question"):
            for scope in [None, *self.places, *self.issues]:
                kept = {place: flow.under_way for place, flow in circulation.flow(scope).items()}
                assert kept == {place: n for place, (n, _sum) in circulation.recount(scope).items()}


@pytest.mark.django_db
@pytest.mark.no_cover
def test_any_series_of_acts_can_be_undone_exactly() -> None:
    QuestionActs.TestCase.settings = settings(
        max_examples=12,
        stateful_step_count=15,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
    QuestionActs.TestCase().runTest()
    assert not FlowFigure.objects.exists()


@pytest.mark.django_db
def test_every_act_that_can_be_undone_puts_back_all_that_was_there() -> None:
    acts = QuestionActs()
    acts.world()
    acts.talk()
    acts.write("Wie helpt hier?")
    acts.propose("Hoe dan?")
    acts.settle("Wat werkt in een dorp?")
    acts.theme(0)
    acts.no_theme(0)
    acts.join(0)
    acts.link(0)
    acts.tie(0, TieKind.SAME)
    acts.tie(1, TieKind.RELATED)
    acts.publish()
    acts.reveal()
    acts.pass_on(1)
    acts.pass_on(0)
    acts.place(0)
    acts.undo()
    acts.answer()
    acts.undo()
    acts.decline()
    assert acts.undone == UNDOABLE
    acts.teardown()
