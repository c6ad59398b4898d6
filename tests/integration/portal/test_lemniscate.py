"""The lemniscate by werkplaats, issue, theme and year: each figure opens its rows, narrowed alike."""

from datetime import UTC, datetime
from itertools import product
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import OrganisationKind
from lemniscaat.portal.pages import lemniscate as page
from lemniscaat.portal.pages.lemniscate_scope import Scope, scope_of
from lemniscaat.ui import figure

pytestmark = pytest.mark.django_db

NOTHING = QueryDict()


@pytest.fixture
def world() -> dict[str, list[str]]:
    """Acts of two years in two werkplaatsen, on issues of two themes and of none. Gives all one can ask."""
    werkplaatsen = [make.make_werkplaats("oost"), make.make_werkplaats("west")]
    themes = [make.make_theme("geld"), make.make_theme("wonen")]
    issues = [make.make_issue(themes=themes), make.make_issue(themes=themes[1:]), make.make_issue()]
    partner = make.make_organisation(kind=OrganisationKind.INSTITUTE, is_national=True)
    for year, (number, werkplaats), (turn, issue) in product(
        (2025, 2026), enumerate(werkplaatsen), enumerate(issues)
    ):
        with clock.held(datetime(year, 12, 31, 23, 30, tzinfo=UTC)):
            question = make.make_question(werkplaats=werkplaats, published=turn + number < 3)
            agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
            handover = circulation.offer_handover(
                actor=make.SYSTEM,
                werkplaats=werkplaats,
                subject=("question", question.uuid, "Een vraag"),
                question_uuid=question.uuid,
                hope="Kijk mee.",
                deadline=clock.today(),
                to_organisation=partner,
                issue=issue,
            )
            if turn:
                circulation.accept_handover(actor=make.SYSTEM, handover=handover)
            if number:
                make.make_use(make.make_item(issues=[issue]), werkplaats, issue=issue)
    with clock.held(datetime(2027, 3, 1, tzinfo=UTC)):
        for handover in circulation.Handover.objects.filter(state="accepted"):
            circulation.return_handover(actor=make.SYSTEM, handover=handover, became="Het werd iets.")
    return {
        "werkplaats": ["", *(row.slug for row in werkplaatsen)],
        "kwestie": ["", issues[0].slug, issues[2].slug],
        "thema": ["", *(row.slug for row in themes)],
        "periode": ["", *map(str, circulation.years())],
    }


def scope(**asked: str) -> Scope:
    found = scope_of(QueryDict("&".join(f"{name}={value}" for name, value in asked.items())))
    assert found is not None
    return found


def rows(url: str) -> int:
    """How many rows there are at an address of a figure."""
    path, asked = urlsplit(url).path, QueryDict(urlsplit(url).query)
    show = page.activity if "/stappen/" in path else page.place
    found = show(path.rsplit("/", 1)[1], scope_of(asked), NOTHING)
    assert found is not None
    return found.page.paginator.count


def test_years_end_at_midnight_here_and_not_elsewhere(world: dict[str, list[str]]) -> None:
    assert world["periode"] == ["", "2027", "2026"]


def test_each_figure_opens_as_many_rows_whatever_was_chosen(world: dict[str, list[str]]) -> None:
    seen = 0
    for chosen in product(*world.values()):
        narrowed = scope(**dict(zip(world, chosen, strict=True)))
        shown = page.lemniscate(narrowed)
        for place in shown.places:
            assert place.n == rows(place.url), (chosen, place.code)
            seen += place.n
            assert {n for _, _, n, url in place.activities if n != rows(url)} == set(), chosen
        assert [quarter.n for quarter in shown.flow.quarters] == [place.n for place in shown.places[:4]]
        for werkplaats, query, cells in shown.regions:
            assert scope_of(QueryDict(query[1:])).werkplaats == werkplaats
            one = page.lemniscate(scope_of(QueryDict(query[1:])))
            assert [cell.n for cell in cells] == [row.n for row in one.flow.rows], (chosen, werkplaats)
    assert seen > 100


def test_page_keeps_what_was_chosen_in_its_addresses_and_refuses_what_is_not_there(
    client: Client, read, world: dict[str, list[str]]
) -> None:
    told = read(client.get("/lemniscaat?werkplaats=oost&thema=wonen&kwestie=&periode=2026"))
    assert "Oost, wonen, 2026" in told
    assert "/lemniscaat/ontwikkelen?werkplaats=oost&amp;thema=wonen&amp;periode=2026" in told
    assert "Wat er is gedaan in 2026" in told
    assert "Elk bolletje is iets wat in 2026 is gedaan." in told
    assert ("Hoe vaak" in told, "Onderweg" in told) == (True, False)
    read(client.get("/lemniscaat/oversteek?periode=2026"))
    for wrong in ("periode=1999", "periode=nu", "thema=niets", "werkplaats=niets", "kwestie=niets"):
        assert client.get(f"/lemniscaat?{wrong}").status_code == 404


def test_figure_says_of_its_beads_what_they_stand_for(
    client: Client, read, world: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = ("Elk bolletje is iets wat nu onderweg is.", "Het is veel: één bolletje staat voor")
    assert [words in read(client.get("/lemniscaat")) for words in said] == [True, False]
    monkeypatch.setattr(figure, "BEADS", 1)
    assert [words in read(client.get("/lemniscaat?thema=geld")) for words in said] == [False, True]


def test_offer_under_way_leads_to_what_is_offered_while_everyone_may_read_that() -> None:
    question = make.make_question(werkplaats=make.make_werkplaats())
    items = [make.make_item("Kookclub"), make.make_item("Koffie")]
    for item in items:
        make.make_offer(question, item)
    knowledge.withdraw_item(actor=make.SYSTEM, item=items[1], reason="Verouderd.")
    shown = page.place(circulation.Phase.VERRIJKEN, scope(), NOTHING)
    assert shown is not None
    assert [(row.kind, row.label, row.url) for row in shown.rows] == [
        ("Aanbod", "Kookclub", f"/kennis/{items[0].slug}"),
        ("Aanbod", "Koffie", ""),
    ]


def test_narrowed_pages_ask_as_often_for_more(client: Client, queries, world: dict[str, list[str]]) -> None:
    asked = []
    for _ in range(3):
        found = [
            queries(lambda url=url: client.get(url))
            for url in ("/lemniscaat?thema=wonen", "/lemniscaat?thema=wonen&periode=2027")
        ]
        asked.append(found)
        for _ in range(4):
            issue = make.make_issue(themes=[scope(thema="wonen").theme])
            question = make.make_question(werkplaats=make.make_werkplaats())
            agenda.join_to_issue(actor=make.SYSTEM, question=question, issue=issue)
    assert asked[1] == asked[2]
