"""Any series of acts that turn the lemniscate: what is kept equals a count, no step is lost, nothing closed
leaks."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as told_to
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.actions.tallies import CROSSING, count_crossings, count_steps
from lemniscaat.circulation.api import Handover, Issue, Offer, Step
from lemniscaat.circulation.models import Journey, TurnFigure
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import clock, work
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Insight
from lemniscaat.network.api import VISITOR, OrganisationKind
from lemniscaat.vocabulary.api import Rung

OPEN, CLOSED, MARK = "Open gevonden", "Geheimpje", "zilverdraadje"
"""Words of what is open, and two of what is closed. Nobody asks for the last: where it stands, it leaked."""

PUBLIC = (
    "/", "/lemniscaat", "/vragen/", "/kennis/", "/modules/", "/kwesties/", "/leerkringen/", "/projecten/",
    "/vragen/nieuw.atom", "/kennis/nieuw.atom", "/sitemap/leerkringen.xml", "/sitemap/vragen.xml",
    f"/zoeken?q={CLOSED}", f"/zoeken/aanvullen?q={CLOSED}", f"/api/v1/search?q={CLOSED}",
    f"/api/v1/suggest?q={CLOSED}", "/kennis/een-module/lessen.zip",
)  # fmt: skip
WHICH = st.integers(0, 1)


class Turns(RuleBasedStateMachine):
    """Two regions and a national partner, with two questions, two ways of working and a circle."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.steps: dict[int, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        try:
            if hasattr(self, "circle"):
                self.look_at_every_door()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @initialize()
    def world(self) -> None:
        self.places = [make.make_werkplaats(), make.make_werkplaats()]
        self.themes = [make.make_theme()]
        self.issues = [make.make_issue(themes=self.themes), make.make_issue()]
        self.partner = make.make_organisation(kind=OrganisationKind.INSTITUTE)
        self.questions = [make.make_question(werkplaats=place) for place in self.places]
        self.items = [
            make.make_item(kind=make.make_method_kind(), werkplaats=place, issues=[issue])
            for place, issue in zip(self.places, self.issues, strict=True)
        ]
        self.factor = make.make_factor(self.issues[0])
        self.circle = make.make_circle(self.places[0])
        make.make_module("Een module", make.lesson("Een les", "Loop een wijk in."))

    def act(self, perform: Any, **arguments: Any) -> None:
        """Do it; what is refused changes nothing."""
        for name, row in arguments.items():
            if hasattr(row, "refresh_from_db"):
                arguments[name] = type(row).objects.get(pk=row.pk)
        try:
            with transaction.atomic():
                perform(actor=make.SYSTEM, **arguments)
        except LemniscaatError:
            return

    @rule(which=WHICH, what=st.sampled_from(["hide_question", "publish_question", "leave_issue"]))
    def change_question(self, which: int, what: str) -> None:
        self.act(getattr(agenda, what), question=self.questions[which])

    @rule(which=WHICH, issue=WHICH)
    def connect(self, which: int, issue: int) -> None:
        self.act(agenda.join_to_issue, question=self.questions[which], issue=self.issues[issue])

    @rule(which=WHICH, item=WHICH, what=st.sampled_from(["link_item", "unlink_item"]))
    def put_with(self, which: int, item: int, what: str) -> None:
        self.act(getattr(agenda, what), question=self.questions[which], item=self.items[item])

    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        question = Question.objects.get(pk=self.questions[which].pk)
        event = agenda.undoable(question.events.filter(undone_at=None))
        if event is not None:
            self.act(agenda.undo_last, question=question, event=event)

    @rule(issue=WHICH, n=st.integers(0, 9))
    def tell(self, issue: int, n: int) -> None:
        self.act(circulation.publish_synthesis, issue=self.issues[issue], text=f"Dit weten we: {n}.")

    @rule(issue=WHICH)
    def put_on_the_agenda(self, issue: int) -> None:
        self.act(circulation.agendise_issue, issue=self.issues[issue])

    @rule(which=WHICH, issue=WHICH, abroad=st.booleans())
    def hand_over(self, which: int, issue: int, *, abroad: bool) -> None:
        question, place = self.questions[which], self.places[which]
        self.act(
            circulation.offer_handover,
            werkplaats=place,
            subject=("question", question.uuid, "Een vraag"),
            hope="Kijk mee.",
            deadline=clock.today(),
            issue=self.issues[issue],
            **({"to_organisation": self.partner} if abroad else {"to_werkplaats": self.places[1 - which]}),
        )

    @rule(what=st.sampled_from(["accept", "decline", "return", "note"]), rung=st.booleans())
    def answer(self, what: str, *, rung: bool) -> None:
        for handover in Handover.objects.order_by("-pk")[:1]:
            told: dict[str, tuple[Any, dict[str, Any]]] = {
                "accept": (circulation.accept_handover, {}),
                "decline": (circulation.decline_handover, {"reason": "Geen tijd."}),
                "return": (
                    circulation.return_handover,
                    {"became": "Het klopt.", "rung": Rung.DESCRIBED if rung else None},
                ),
                "note": (circulation.receive_handover, {}),
            }
            perform, words = told[what]
            self.act(perform, handover=handover, **words)

    @rule()
    def validate(self) -> None:
        for state in (knowledge.FactorState.ANALYSED, knowledge.FactorState.VALIDATED):
            self.act(knowledge.move_factor, factor=self.factor, state=state)
        work.run_due_jobs(by="test")

    @rule(up=st.booleans())
    def answer_offer(self, *, up: bool) -> None:
        for offer in Offer.objects.order_by("-pk")[:1]:
            self.act(circulation.take_up_offer if up else circulation.put_offer_aside, offer=offer)

    @rule(item=WHICH, place=WHICH, asked=st.booleans())
    def use(self, item: int, place: int, *, asked: bool) -> None:
        self.act(
            learning.register_use,
            item=self.items[item],
            werkplaats=self.places[place],
            organisation=self.partner,
            question=self.questions[place] if asked else None,
            issue=self.issues[item],
            place="Buurthuis",
            headline="Het werkte",
            result="Het werkte.",
        )

    @rule()
    def take_off_use(self) -> None:
        for use in learning.Use.objects.order_by("-pk")[:1]:
            self.act(learning.take_off_use, use=use, reason="Niet gebeurd.")

    @rule(which=WHICH)
    def look_into(self, which: int) -> None:
        self.act(learning.take_in_question, group=self.circle, question=self.questions[which])

    @rule(opens=st.booleans())
    def find_out(self, *, opens: bool) -> None:
        words = OPEN if opens else f"{CLOSED} {MARK}"
        insight = learning.note_insight(
            actor=make.SYSTEM, circle=self.circle, title=words, situation=words, thought=words
        )
        if opens:
            self.act(learning.open_insight, insight=insight)
        learning.plan_gathering(actor=make.SYSTEM, circle=self.circle, at=clock.now(), programme=MARK)

    @invariant()
    def what_is_kept_equals_a_count(self) -> None:
        places, issues = getattr(self, "places", []), getattr(self, "issues", [])
        year = clock.today().year
        narrow = [circulation.Scope(issue, place) for issue in issues for place in places]
        narrow += [
            circulation.Scope(theme=theme, werkplaats=place, year=when)
            for theme in getattr(self, "themes", [])
            for place in [None, *places]
            for when in (None, year)
        ]
        for scope in [None, *places, *issues, *narrow, circulation.Scope(year=year)]:
            if isinstance(scope, circulation.Scope) and scope.year:
                assert circulation.steps_by_activity(scope) == count_steps(scope)
                assert crossings(scope) == count_crossings(scope)
                continue
            under_way = {place: flow.under_way for place, flow in circulation.flow(scope).items()}
            assert under_way == {place: n for place, (n, _sum) in circulation.recount(scope).items()}
            assert circulation.steps_by_activity(scope) == count_steps(scope)
            assert crossings(scope) == count_crossings(scope)
        for issue in Issue.objects.all():
            assert issue.round == circulation.present_round(issue)

    @invariant()
    def no_step_is_lost_and_journeys_follow(self) -> None:
        now = {row[0]: row for row in Step.objects.values_list("pk", "activity", "cause", "undoes", "at")}
        assert {pk: now.get(pk) for pk in self.steps} == self.steps
        self.steps = now
        for journey in Journey.objects.exclude(subject_kind="offer"):
            last = Step.objects.filter(journey=journey).standing().order_by("-at", "-id").first()
            assert last is None or journey.phase == last.phase

    @invariant()
    def nothing_closed_leaks(self) -> None:
        public = [str(doc) for source in documents.values() for doc in source.load(list(source.uuids()))]
        told = Step.objects.visible_to(VISITOR).values_list("subject_label", "note")
        things = resolve(("insight", uuid) for uuid in Insight.objects.values_list("uuid", flat=True))
        assert MARK not in "".join([*public, *map(str, told), *map(str, things.values())])
        opened = {*Insight.objects.exclude(opened_at=None).values_list("uuid", flat=True)}
        assert {uuid for _kind, uuid in things} == opened
        hidden = [row.uuid for row in Question.objects.exclude(pk__in=Question.objects.public())]
        assert not circulation.steps(VISITOR).filter(question_uuid__in=hidden).exists()
        assert not circulation.handovers(VISITOR).filter(question_uuid__in=hidden).exists()
        thread = circulation.thread("issue", self.issues[0].uuid) if hasattr(self, "issues") else None
        knots = thread.knots if thread else []
        assert {knot.subject.uuid for knot in knots if knot.subject.kind == "question"} & {*hidden} == set()
        assert MARK not in "".join(f"{knot.subject.label} {knot.subject.said}" for knot in knots)

    def look_at_every_door(self) -> None:
        """What a visitor can ask for once it is all done, by machine too."""
        discovery.rebuild()
        visitor = Client()
        for address in (*PUBLIC, *self.addresses()):
            assert MARK not in told(visitor, address), address
        matched = visitor.post("/api/v1/match", {"text": CLOSED}, content_type="application/json")
        assert MARK not in matched.content.decode()
        is_open = self.circle.insights.filter(openings__state="open").exists()
        assert (OPEN in told(visitor, f"/leerkringen/{self.circle.slug}")) == is_open

    def addresses(self) -> Iterator[str]:
        """Where it could stand, and where it does stand for others."""
        circle = f"/leerkringen/{self.circle.slug}"
        yield circle
        for place in self.places:
            yield from (f"/werkplaatsen/{place.slug}/", f"/lemniscaat?werkplaats={place.slug}")
            yield f"/werkplaatsen/{place.slug}/vragen.atom"
        things = {"issue": self.issues, "question": self.questions, "item": self.items}
        yield from (f"/draad/{kind}/{row.uuid}" for kind, rows in things.items() for row in rows)
        yield from (f"/kwesties/{issue.slug}{part}" for issue in self.issues for part in ("", "/oversteken"))
        for insight in self.circle.insights.all():
            yield from (f"{circle}/inzichten/{insight.uuid}", f"/mijn/inzichten/{insight.uuid}")
            yield from (f"/{door}/insight/{insight.uuid}" for door in ("id", "draad", "api/v1/like"))
        for gathering in self.circle.gatherings.all():
            yield from (f"{circle}/bijeenkomsten/{gathering.uuid}{end}" for end in ("", ".ics"))


def told(visitor: Client, address: str) -> str:
    """What stands at this address; of a zip, in each of its files."""
    answer = visitor.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    if not address.endswith(".zip"):
        return body.decode()
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return "".join(packed.read(name).decode(errors="replace") for name in packed.namelist())


def crossings(scope: Any) -> dict[str, int]:
    return {f"{CROSSING}{state}": n for state, n in circulation.crossings_by_state(scope).items()}


@pytest.mark.django_db
@pytest.mark.walk
def test_any_series_of_turns_keeps_figures_steps_and_what_is_closed(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_ROOT = tmp_path / "index"
    Turns.TestCase.settings = told_to(
        max_examples=10, stateful_step_count=18, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    Turns.TestCase().runTest()
    assert not TurnFigure.objects.exists()
