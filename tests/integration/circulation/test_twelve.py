"""The twelve activities, each recorded by the act itself: one world in which every one of them is played."""

from collections.abc import Callable
from typing import Any

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Offer, Step
from lemniscaat.kernel import clock, work
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.network.api import OrganisationKind
from lemniscaat.vocabulary.api import Rung, SourceKind

pytestmark = pytest.mark.django_db


class World:
    """Two regions that ask about one issue, a factor with evidence of both, and what is known of it."""

    def __init__(self) -> None:
        self.here, self.there = make.make_werkplaats("hier"), make.make_werkplaats("daar")
        self.partner = make.make_organisation(kind=OrganisationKind.INSTITUTE)
        self.issue = make.make_issue("Geldzorgen")
        self.question = make.make_question(werkplaats=self.here, published=False)
        self.item = make.make_item(werkplaats=self.there)
        self.factor = make.make_factor(self.issue)
        for werkplaats in (self.here, self.there):
            knowledge.add_evidence(
                actor=make.SYSTEM,
                factor=self.factor,
                direction=knowledge.Direction.SUPPORTS,
                source_kind=SourceKind.PRACTICE,
                text="We zagen het.",
                year=2025,
                werkplaats=werkplaats,
            )

    def do(self, verb: Callable[..., Any], **arguments: Any) -> Any:
        return verb(actor=make.SYSTEM, **arguments)

    def analyse(self) -> None:
        analysis = self.do(
            knowledge.begin_analysis,
            issue=self.issue,
            werkplaats=self.here,
            others=[self.there],
            title="Vergeleken",
        )
        self.do(knowledge.submit_item, item=analysis.item)
        self.do(knowledge.publish_item, item=analysis.item)

    def validate(self) -> None:
        handover = self.do(
            circulation.offer_handover,
            werkplaats=self.there,
            subject=("item", self.item.uuid, self.item.title),
            hope="Kijk of dit klopt.",
            deadline=clock.today(),
            to_organisation=self.partner,
            issue=self.issue,
        )
        self.do(circulation.accept_handover, handover=handover)
        self.do(circulation.return_handover, handover=handover, became="Het klopt.", rung=Rung.DESCRIBED)

    def communicate(self) -> None:
        dossier = self.do(knowledge.draft_dossier, title="Geld", issue=self.issue, werkplaats=self.here)
        self.do(knowledge.add_to_dossier, dossier=dossier, item=self.item)
        self.do(knowledge.submit_dossier, dossier=dossier)
        self.do(knowledge.publish_dossier, dossier=dossier)

    def take_up(self, activity: Activity) -> None:
        """What was published goes round by itself; the region that asks takes up what is offered."""
        match activity:
            case Activity.ENRICH_FACTORS:
                self.factor.refresh_from_db()
                self.do(knowledge.move_factor, factor=self.factor, state=knowledge.FactorState.VALIDATED)
            case Activity.ENRICH_METHODS:
                make.make_item(werkplaats=self.there, issues=[self.issue], kind=make.make_method_kind())
            case Activity.ENRICH_ISSUE:
                make.make_item(werkplaats=self.there, issues=[self.issue])
        work.run_due_jobs(by="test")
        offer = Offer.objects.filter(werkplaats=self.here, activity=activity).latest("pk")
        self.do(circulation.take_up_offer, offer=offer)


PLAYS: dict[Activity, Callable[[World], object]] = {
    Activity.EXPLICATE: lambda world: world.do(
        agenda.settle_wording, question=world.question, text="Hoe praten we over geld?"
    ),
    Activity.RESEARCH: lambda world: world.do(
        learning.take_in_question, group=make.make_circle(world.here), question=world.question
    ),
    Activity.APPLY: lambda world: make.make_use(world.item, world.here),
    Activity.CONNECT: lambda world: world.do(
        agenda.join_to_issue, question=world.question, issue=world.issue
    ),
    Activity.ANALYSE: World.analyse,
    Activity.VALIDATE: World.validate,
    Activity.AGENDISE: lambda world: world.do(circulation.agendise_issue, issue=world.issue),
    Activity.BUILD: lambda world: world.do(
        circulation.publish_synthesis, issue=world.issue, text="Dit weten we."
    ),
    Activity.COMMUNICATE: World.communicate,
    Activity.ENRICH_ISSUE: lambda world: world.take_up(Activity.ENRICH_ISSUE),
    Activity.ENRICH_FACTORS: lambda world: world.take_up(Activity.ENRICH_FACTORS),
    Activity.ENRICH_METHODS: lambda world: world.take_up(Activity.ENRICH_METHODS),
}


def test_each_of_the_twelve_is_recorded_once_by_its_act_alone() -> None:
    world = World()
    recorded: dict[str, list[str]] = {}
    for activity, play in PLAYS.items():
        before = set(Step.objects.values_list("pk", flat=True))
        play(world)
        steps = Step.objects.exclude(pk__in=before).order_by("pk")
        recorded[activity] = [step.activity for step in steps]

    assert recorded == {activity: [activity] for activity in Activity}
