"""The thread of anything: over regions and the nation, as deep as it goes, and nothing of what is closed."""

import re
from collections.abc import Callable
from functools import partial
from uuid import uuid4

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning
from lemniscaat.learning.models import Project, Use
from lemniscaat.network.api import OrganisationKind, Werkplaats
from lemniscaat.portal.pages.thread import KINDS
from lemniscaat.portal.pages.thread import thread as page_of
from lemniscaat.vocabulary.api import Rung, SourceKind
from multiplying import multiply

pytestmark = pytest.mark.django_db

QUERIES = (45, 39, 38, 30)
"""Of a question, an item, a project and an issue, in the world below."""


class World:
    """A question of Twente: looked into, handed to a partner and back, taken up in Noord, applied in both."""

    def __init__(self) -> None:
        self.twente, self.noord = make.make_werkplaats("twente"), make.make_werkplaats("noord")
        self.partner = make.make_organisation(
            "Kennisinstituut", kind=OrganisationKind.INSTITUTE, is_national=True
        )
        self.issue = make.make_issue("Geldzorgen")
        self.question = self.ask(self.twente)
        self.item = make.make_item("Armoede in de klas", werkplaats=self.twente)
        self.project = self.looked_into(self.question, self.item)
        self.handover = self.handed_over()
        self.elsewhere = self.ask(self.noord)
        agenda.link_item(actor=make.SYSTEM, question=self.elsewhere, item=self.item)
        self.used = make.make_use(
            self.item, self.twente, headline="De gemeente kocht het", question=self.question
        )
        self.used_there = make.make_use(
            self.item, self.noord, headline="Ook in Noord", question=self.elsewhere
        )

    def ask(self, werkplaats: Werkplaats) -> agenda.Question:
        question = make.make_question(werkplaats=werkplaats)
        agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=self.issue)
        question.refresh_from_db()
        return question

    def looked_into(self, question: agenda.Question, item: knowledge.Item) -> Project:
        project = make.make_project(self.twente, "Armoede zien")
        learning.take_in_question(actor=make.SYSTEM, group=project, question=question)
        learning.start_project(actor=make.SYSTEM, project=project)
        learning.add_product(actor=make.SYSTEM, project=project, item=item)
        return project

    def handed_over(self) -> circulation.Handover:
        handover = circulation.offer_handover(
            actor=make.SYSTEM,
            werkplaats=self.twente,
            subject=("item", self.item.uuid, self.item.title),
            hope="Kijk of het klopt.",
            deadline=clock.today(),
            to_organisation=self.partner,
            issue=self.issue,
            question_uuid=self.question.uuid,
        )
        circulation.accept_handover(actor=make.SYSTEM, handover=handover)
        circulation.return_handover(
            actor=make.SYSTEM, handover=handover, became="Het houdt stand.", rung=Rung.DESCRIBED
        )
        return handover


def told(kind: str, uuid: object) -> dict[str, list[tuple[str, object, str]]]:
    """Part of the page → (kind, uuid, where) of what stands there."""
    page = page_of(kind, uuid)
    assert page is not None
    return {
        part: [(entry.subject.kind, entry.subject.uuid, entry.place) for entry in entries]
        for part, _, entries in page.parts
    }


def test_thread_of_a_question_goes_over_two_regions_and_the_nation_and_back() -> None:
    world = World()
    parts = told("question", world.question.uuid)
    assert set(parts) == {"zelf", "gevolg"}
    assert set(parts["gevolg"]) == {
        ("issue", world.issue.uuid, "Landelijk"),
        ("project", world.project.uuid, "Twente"),
        ("item", world.item.uuid, "Twente"),
        ("handover", world.handover.uuid, "Landelijk"),
        ("return", world.handover.uuid, "Twente"),
        ("question", world.elsewhere.uuid, "Noord"),
        ("use", world.used.uuid, "Twente"),
        ("use", world.used_there.uuid, "Noord"),
    }


def test_thread_is_read_from_each_of_its_four_kinds_with_the_rest_before_or_after_it() -> None:
    world = World()
    of_item, of_project = told("item", world.item.uuid), told("project", world.project.uuid)
    assert [row[1] for row in of_item["herkomst"]] == [world.question.uuid, world.project.uuid]
    assert [row[1] for row in of_project["herkomst"]] == [world.question.uuid]
    assert ("use", world.used_there.uuid, "Noord") in of_project["gevolg"]
    of_issue = told("issue", world.issue.uuid)
    assert ("question", world.elsewhere.uuid, "Noord") in of_issue["herkomst"]
    assert ("handover", world.handover.uuid, "Landelijk") in of_issue["herkomst"]


def test_page_draws_what_its_list_says(client: Client, read: Callable[..., str]) -> None:
    world = World()
    page = read(client.get(f"/draad/question/{world.question.uuid}"))
    numbers = re.findall(r'class="lem-strands__n[^>]*>(\d+)<', page)
    assert numbers == re.findall(r'class="lem-thread__n[^>]*>(\d+)<', page) == [str(n + 1) for n in range(9)]
    assert page.count('class="lem-strands__line') == page.count('href="#n')
    assert "Van Twente naar Kennisinstituut: teruggegeven. Kijk of het klopt." in page
    assert "Kennisinstituut geeft het terug. Het houdt stand." in page
    assert "9 dingen, in 2 werkplaatsen." in page


def test_own_pages_of_the_four_lead_to_their_thread(client: Client) -> None:
    world = World()
    for kind, address, uuid in (
        ("question", f"/vragen/{world.question.slug}", world.question.uuid),
        ("item", f"/kennis/{world.item.slug}", world.item.uuid),
        ("project", f"/projecten/{world.project.slug}", world.project.uuid),
        ("issue", f"/kwesties/{world.issue.slug}", world.issue.uuid),
    ):
        assert f"/draad/{kind}/{uuid}" in client.get(address).content.decode()
        assert client.get(f"/draad/{kind}/{uuid}").status_code == 200


def test_what_is_closed_has_no_thread_and_stands_on_none(client: Client, sign_in) -> None:
    world = World()
    hidden = make.make_question(werkplaats=world.noord, published=False)
    draft = make.make_item("Nog niet af", published=False, werkplaats=world.twente)
    circle = make.make_circle(world.twente)
    learning.take_in_question(actor=make.SYSTEM, group=circle, question=world.question)
    learning.note_insight(actor=make.SYSTEM, circle=circle, title="Binnenskamers")
    learning.add_product(actor=make.SYSTEM, project=world.project, item=draft)
    before = client.get(f"/draad/question/{world.question.uuid}").content.decode()
    assert "Nog niet af" not in before
    assert "Binnenskamers" not in before
    learning.take_off_use(actor=make.SYSTEM, use=world.used_there, reason="Klopt niet.")
    agenda.hide_question(actor=make.SYSTEM, question=world.elsewhere, note="Terug naar het bureau.")
    world.elsewhere.refresh_from_db()
    editor = sign_in(make.make_user("editor", world.twente))
    for browser in (client, editor):
        for kind, uuid in (
            ("question", hidden.uuid),
            ("question", world.elsewhere.uuid),
            ("item", draft.uuid),
            ("project", uuid4()),
            ("use", world.used.uuid),
            ("nergens", uuid4()),
        ):
            assert browser.get(f"/draad/{kind}/{uuid}").status_code == 404
        page = browser.get(f"/draad/question/{world.question.uuid}").content.decode()
        assert world.elsewhere.wording not in page
        assert "Ook in Noord" not in page
        assert "Nog niet af" not in page


def test_insight_says_on_the_thread_what_its_circle_opened_and_no_longer_when_it_closes() -> None:
    world = World()
    circle = make.make_circle(world.twente, "Jong en geld")
    learning.take_in_question(actor=make.SYSTEM, group=circle, question=world.question)
    insights = [
        learning.note_insight(actor=make.SYSTEM, circle=circle, title=title, thought=thought)
        for title, thought in (("Wees er", "Begin niet over geld."), ("Binnenskamers", "Iets anders."))
    ]
    assert said_of_insights(world) == []
    opening = learning.open_insight(actor=make.SYSTEM, insight=insights[0])
    assert said_of_insights(world) == [("een inzicht van “Jong en geld”", "Begin niet over geld.")]
    learning.take_back_opening(actor=make.SYSTEM, opening=opening)
    assert said_of_insights(world) == []


def said_of_insights(world: World) -> list[tuple[str, str]]:
    page = page_of("question", world.question.uuid)
    assert page is not None
    every = [entry.subject for _, _, entries in page.parts for entry in entries]
    return [(subject.label, subject.said) for subject in every if subject.kind == "insight"]


def test_nothing_behind_what_is_closed_is_met(client: Client) -> None:
    world = World()
    knowledge.withdraw_item(actor=make.SYSTEM, item=world.item, reason="Er zat een fout in.")
    left = {row[:2] for row in told("question", world.question.uuid)["gevolg"]}
    assert left == {
        ("project", world.project.uuid),
        ("issue", world.issue.uuid),
        ("handover", world.handover.uuid),
        ("return", world.handover.uuid),
        ("use", world.used.uuid),
    }
    assert client.get(f"/draad/item/{world.item.uuid}").status_code == 404


def test_thread_goes_on_over_adaptations_evidence_and_dossiers() -> None:
    world = World()
    factor = make.make_factor(world.issue, "Rustig aan")
    knowledge.add_evidence(
        actor=make.SYSTEM,
        factor=factor,
        direction=knowledge.Direction.SUPPORTS,
        source_kind=SourceKind.PRACTICE,
        text="Gezien.",
        werkplaats=world.noord,
        subject=("use", world.used_there.uuid),
    )
    kinds = {kind: uuid for kind, uuid, _ in told("item", world.item.uuid)["gevolg"]}
    assert (kinds["factor"], kinds["issue"]) == (factor.uuid, world.issue.uuid)


def test_thread_asks_as_often_for_300_as_for_1_and_says_when_it_holds_no_more(
    queries: Callable[[Callable[[], object]], int],
) -> None:
    """Each depth by the ways that leave it, not by what stands there."""
    world = World()
    use = make.make_use(world.item, world.noord, headline="Voor geen vraag in het bijzonder")
    asked = set()
    for n in (0, 2, 297):
        multiply(Use.objects.get(pk=use.pk), n)
        asked.add(tuple(queries(partial(page_of, *pointer)) for pointer in pointers(world)))
    assert asked == {QUERIES}
    page = page_of("item", world.item.uuid)
    assert page is not None
    assert page.is_cut
    assert len(page.beads) < 100


def pointers(world: World) -> list[tuple[str, object]]:
    things = (world.question, world.item, world.project, world.issue)
    return [(kind, thing.uuid) for kind, thing in zip(KINDS, things, strict=True)]
