"""What becomes public of knowledge is offered by itself, once, to each region that asks."""

import pytest

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Activity, Issue, Offer
from lemniscaat.kernel import work
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import Werkplaats

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> Issue:
    return make.make_issue("Eenzaamheid")


def ask(werkplaats: Werkplaats, issue: Issue, words: str) -> agenda.Question:
    question = make.make_question(words, werkplaats=werkplaats, published=False)
    agenda.settle_wording(actor=make.SYSTEM, question=question, text=words)
    agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    return question


def told() -> list[tuple[str, str, str]]:
    """Let the worker work: to whom what is offered, on which question."""
    work.run_due_jobs(by="test")
    offers = Offer.objects.order_by("id").select_related("werkplaats")
    return [(offer.werkplaats.slug, offer.subject_label, offer.question_label) for offer in offers]


def test_item_is_offered_once_to_each_region_that_asks_on_its_closest_question(issue: Issue) -> None:
    maker, here, there, done = (make.make_werkplaats() for _ in range(4))
    for place in (maker, here, there):
        ask(place, issue, "Hoe bereiken we mannen die nooit komen?")
    ask(here, issue, "Helpt samen koken tegen eenzaamheid?")
    answered = ask(done, issue, "Helpt een kookclub?")
    agenda.answer_question(actor=make.SYSTEM, question=answered, short_answer="Ja.")
    item = make.make_item("Kookclub in de wijk", werkplaats=maker, issues=[issue])
    expected = [
        (here.slug, item.title, "Helpt samen koken tegen eenzaamheid?"),
        (there.slug, item.title, "Hoe bereiken we mannen die nooit komen?"),
    ]
    assert told() == expected
    circulation.let_go_round(kind="item", uuid=item.uuid, activity=Activity.ENRICH_ISSUE, issues=[issue])
    assert told()[:2] == expected
    assert len(told()) == 3
    assert Offer.objects.get(werkplaats=here).reason == (
        "Dit is gepubliceerd bij de kwestie ‘Eenzaamheid’, waar jullie vraag bij hoort."
    )


def test_item_that_goes_round_again_is_not_offered_again_on_another_question(issue: Issue) -> None:
    here, other = make.make_werkplaats(), make.make_issue("Meedoen")
    ask(here, issue, "Hoe bereiken we mannen die nooit komen?")
    item = make.make_item("Kookclub in de wijk", issues=[issue])
    once = [(here.slug, item.title, "Hoe bereiken we mannen die nooit komen?")]
    assert told() == once
    for about in (issue, other):
        ask(here, about, "Helpt een kookclub in de wijk?")
        circulation.let_go_round(kind="item", uuid=item.uuid, activity=Activity.ENRICH_ISSUE, issues=[about])
        assert told() == once


@pytest.mark.parametrize(
    ("is_approach", "activity"), [(True, Activity.ENRICH_METHODS), (False, Activity.ENRICH_ISSUE)]
)
def test_way_of_working_is_told_from_other_knowledge(
    issue: Issue, is_approach: bool, activity: Activity
) -> None:
    ask(make.make_werkplaats(), issue, "Hoe dan?")
    make.make_item(issues=[issue], kind=make.make_method_kind() if is_approach else make.make_kind())
    told()
    assert Offer.objects.get().activity == activity


def test_factor_is_offered_when_it_is_validated(issue: Issue) -> None:
    ask(make.make_werkplaats(), issue, "Hoe dan?")
    factor = make.make_factor(issue)
    knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=knowledge.FactorState.ANALYSED)
    assert told() == []
    knowledge.move_factor(actor=make.SYSTEM, factor=factor, state=knowledge.FactorState.VALIDATED)
    assert len(told()) == 1
    assert Offer.objects.get().activity == Activity.ENRICH_FACTORS


def test_what_was_withdrawn_before_the_worker_came_is_offered_to_nobody(issue: Issue) -> None:
    ask(make.make_werkplaats(), issue, "Hoe dan?")
    item = make.make_item(issues=[issue])
    knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason="Verouderd.")
    assert told() == []
