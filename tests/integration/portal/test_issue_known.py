"""The page of an issue as a body of knowledge: gaps, rungs, the map of its use; each figure and its rows."""

from datetime import date

import pytest

import factories as make
from factories import SYSTEM
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import FactorState
from lemniscaat.portal.pages import issue_known as known
from lemniscaat.vocabulary.api import Rung

pytestmark = pytest.mark.django_db

DAY = date(2099, 1, 1)


@pytest.fixture
def issue():
    return make.make_issue("Geldzorgen")


def test_gaps_are_what_is_asked_and_not_known_and_known_and_not_used(issue, client):
    here = make.make_werkplaats("oost")
    method = make.make_method_kind()
    used, unused = (make.make_item(kind=method, issues=[issue], werkplaats=here) for _each in range(2))
    make.make_item("Verslag", issues=[issue])
    make.make_use(used, here, issue=issue)
    asked, helped = (make.make_question(werkplaats=here) for _each in range(2))
    hidden = make.make_question("Nog niet te lezen", werkplaats=here, published=False)
    agenda.settle_wording(actor=SYSTEM, question=hidden, text="Verborgen?")
    for question in (asked, helped, hidden):
        agenda.join_to_issue(actor=SYSTEM, question=question, issue=issue)
    agenda.link_item(actor=SYSTEM, question=helped, item=used)
    validated, taken_up, analysed = (make.make_factor(issue) for _each in range(3))
    for factor in (validated, taken_up, analysed):
        knowledge.move_factor(actor=SYSTEM, factor=factor, state=FactorState.ANALYSED)
    for factor in (validated, taken_up):
        knowledge.move_factor(actor=SYSTEM, factor=factor, state=FactorState.VALIDATED)
    offer = circulation.make_offer(
        actor=SYSTEM,
        werkplaats=here,
        question=(helped.uuid, helped.wording),
        subject=("factor", taken_up.uuid, taken_up.what),
        activity=circulation.Activity.ENRICH_FACTORS,
        reason="Dit werkt.",
        issue=issue,
    )
    circulation.take_up_offer(actor=SYSTEM, offer=offer)

    found = known.gaps(issue, None, [validated, taken_up, analysed])

    assert (found.asked, found.n_asked) == ([asked], 1)
    assert (found.unused, found.n_unused) == ([unused], 1)
    assert found.waiting == [validated]
    assert client.get(found.asked_url).context["questions"].page.paginator.count == found.n_asked
    rows = client.get("/kwesties/geldzorgen/ongebruikt")
    assert rows.context["page"].page.paginator.count == found.n_unused


def test_each_figure_leads_to_as_many_rows(issue, client):
    here, there = make.make_werkplaats("oost", short_name="Oost"), make.make_werkplaats("west")
    method, partner = make.make_method_kind(), make.make_organisation("Partner")
    item = make.make_item(kind=method, issues=[issue], rung=Rung.TRIED, rung_reason="Zo gezien.")
    make.make_item(issues=[issue])
    for werkplaats in (here, here, there):
        make.make_use(item, werkplaats, issue=issue)
    handover = circulation.offer_handover(
        actor=SYSTEM,
        werkplaats=here,
        subject=("item", item.uuid, item.title),
        hope="Kijk of het klopt.",
        deadline=DAY,
        to_organisation=partner,
        issue=issue,
    )
    circulation.accept_handover(actor=SYSTEM, handover=handover)

    page = client.get("/kwesties/geldzorgen").context["page"]

    assert [(row.rung, row.n) for row in page.rungs] == [(Rung.TRIED, 1), (0, 1)]
    assert (page.n_uses, page.reached) == (3, 2)
    assert {tile.name: tile.questions for tile in page.tiles}["Oost"] == 2
    assert page.over == known.Over(offered=1, accepted=1, declined=0, returned=0)
    rows = {
        what: client.get(f"/kwesties/geldzorgen/{what}").context["page"].page.paginator.count
        for what in (
            "toegepast",
            "toegepast?werkplaats=oost",
            "oversteken",
            "oversteken?antwoord=aanvaard",
            "oversteken?antwoord=afgewezen",
            "oversteken?antwoord=teruggekomen",
        )
    }
    assert rows == {
        "toegepast": 3, "toegepast?werkplaats=oost": 2, "oversteken": 1, "oversteken?antwoord=aanvaard": 1,
        "oversteken?antwoord=afgewezen": 0, "oversteken?antwoord=teruggekomen": 0,
    }  # fmt: skip
    assert client.get("/kwesties/geldzorgen/oversteken?antwoord=misschien").status_code == 404
    assert client.get("/kwesties/geldzorgen/toegepast?werkplaats=nergens").status_code == 404


@pytest.mark.parametrize("what", ["toegepast", "ongebruikt", "oversteken"])
def test_rows_ask_as_often_for_three_as_for_one(issue, client, queries, what):
    here, method = make.make_werkplaats(), make.make_method_kind()
    counts = []
    for more in (1, 2):
        for _each in range(more):
            item = make.make_item(kind=method, issues=[issue], werkplaats=here)
            make.make_item(kind=method, issues=[issue], werkplaats=here)
            make.make_use(item, make.make_werkplaats(), issue=issue)
            circulation.offer_handover(
                actor=SYSTEM,
                werkplaats=here,
                subject=("item", item.uuid, item.title),
                hope="Kijk of het klopt.",
                deadline=DAY,
                to_organisation=make.make_organisation(),
                issue=issue,
            )
        counts.append(queries(lambda: client.get(f"/kwesties/geldzorgen/{what}")))
    assert len(set(counts)) == 1
