"""Every page about a thing: there for everyone, valid HTML, and clear when the address is wrong."""

from datetime import timedelta

import html5lib
import pytest

from factories import (
    SYSTEM,
    make_circle,
    make_factor,
    make_issue,
    make_item,
    make_kind,
    make_municipality,
    make_organisation,
    make_project,
    make_question,
    make_theme,
    make_use,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock
from lemniscaat.kernel.addresses import address
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.vocabulary.api import Rung, SourceKind

ONES_OF_OUR_OWN = ["/over", "/contact", "/toegankelijkheid", "/privacy"]
LISTS = ["/kwesties/", "/werkplaatsen/", "/kennis/", "/projecten/", "/leerkringen/", "/lemniscaat"]


@pytest.fixture
def world(db) -> dict[str, str]:
    """One of everything, joined to one issue of one werkplaats: name of the page → its address."""
    werkplaats = make_werkplaats("oost", description="Leren in Oost.", predecessor="Wmo-werkplaats Oost")
    organisation = make_organisation("Welzijn Oost")
    network.join_partner(
        actor=SYSTEM, werkplaats=werkplaats, organisation=organisation, part=network.Part.LEAD
    )
    make_municipality(werkplaats)
    theme = make_theme("geldzorgen", alt_labels=["schulden"])
    issue = make_issue("Geldzorgen op tijd zien", themes=[theme], steward=organisation)
    circulation.publish_synthesis(
        actor=SYSTEM,
        issue=issue,
        text="Dit weten we.",
        gaps=["Werkt het ook elders?"],
        signed_by=organisation,
    )
    item = make_item(
        "Geldgesprek langs de lijn",
        plain_summary="Praat over geld waar mensen al zijn.",
        werkplaats=werkplaats,
        issues=[issue],
        themes=[theme],
        links=[{"url": "https://voorbeeld.example/verslag.pdf", "label": "Verslag"}],
        contributors=[{"name": "A. Voorbeeld"}],
        source_kinds=["practice"],
    )
    factor = make_factor(issue, "Wees waar mensen al zijn")
    for year, direction in enumerate(Direction, start=2023):
        knowledge.add_evidence(
            actor=SYSTEM,
            factor=factor,
            direction=direction,
            source_kind=SourceKind.PRACTICE,
            text="Zo zagen wij het.",
            year=year,
            item=item,
            werkplaats=werkplaats,
        )
    knowledge.raise_rung(actor=SYSTEM, factor=factor, rung=Rung.REPEATED, reason="Op drie plekken.")
    question = make_question(werkplaats=werkplaats)
    agenda.join_to_issue(actor=SYSTEM, question=question, issue=issue)
    agenda.link_item(actor=SYSTEM, question=question, item=item)
    period = network.register_period(actor=SYSTEM, slug="2023-2026", start_year=2023, end_year=2026)
    plan = agenda.draft_agenda(actor=SYSTEM, werkplaats=werkplaats, period=period, mission="Eerder zien.")
    chosen = agenda.add_agenda_item(
        actor=SYSTEM, agenda=plan, title="Hoe zien we het eerder?", issue=issue, theme=theme
    )
    agenda.add_agenda_item(actor=SYSTEM, agenda=plan, title="En later?", is_chosen=False, reason="Nu niet.")
    agenda.consult_on_agenda(actor=SYSTEM, agenda=plan)
    agenda.place_on_agenda(actor=SYSTEM, question=question, item=chosen)
    project = make_project(werkplaats, "Jong en geld", issue=issue, partners=[organisation])
    circle = make_circle(werkplaats, "Kring Rondkomen", issue=issue, place="Enschede")
    learning.start_circle(actor=SYSTEM, circle=circle, questions=[question])
    make_use(item, werkplaats, organisation=organisation, question=question)
    circulation.offer_handover(
        actor=SYSTEM,
        werkplaats=werkplaats,
        subject=("item", item.uuid, item.title),
        hope="Kijk of het klopt.",
        deadline=clock.today(),
        to_organisation=organisation,
        issue=issue,
    )
    return {
        "issue": address("issue", issue.slug),
        "evidence": f"{address('issue', issue.slug)}/bewijs",
        "item": address("item", item.slug),
        "factor": address("factor", factor.slug),
        "project": address("project", project.slug),
        "circle": address("circle", circle.slug),
        "werkplaats": address("werkplaats", werkplaats.slug),
        "organisation": address("organisation", organisation.slug),
        "theme": address("theme", theme.slug),
        "agenda": address("agenda", f"{werkplaats.slug}/{period.slug}"),
        "phase": "/lemniscaat/ontwikkelen",
        "crossing": "/lemniscaat/oversteek",
        "steps": "/lemniscaat/stappen/explicate",
        "flow of a werkplaats": "/lemniscaat?werkplaats=oost",
        "flow of an issue": f"/lemniscaat?kwestie={issue.slug}",
    }


def read(client, url: str) -> str:
    response = client.get(url)
    assert (url, response.status_code) == (url, 200)
    text = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(text)
    assert (url, text.count("<h1")) == (url, 1)
    return text


def test_pages_full_are_valid(client, world):
    for url in [*world.values(), *LISTS, *ONES_OF_OUR_OWN]:
        read(client, url)


def test_what_crosses_leads_to_its_page_and_says_when_it_is_late(client, world):
    page = read(client, world["crossing"])
    assert f'href="{world["item"]}"' in page
    assert "Die dag is voorbij." not in page
    with clock.held(clock.now() + timedelta(days=1)):
        assert "Die dag is voorbij." in read(client, world["crossing"])


def test_pages_english_stand_under_en(client, world):
    for url in [*world.values(), *LISTS, *ONES_OF_OUR_OWN]:
        read(client, f"/en{url}")


def test_lists_empty_say_what_will_stand_there(client, db):
    for url in [*LISTS, *ONES_OF_OUR_OWN]:
        read(client, url)


def test_pages_absent_answer_not_found(client, db):
    urls = [
        "/kwesties/x", "/kwesties/x/bewijs", "/kwesties/x/bewijs.csv", "/werkplaatsen/x/", "/kennis/x",
        "/organisaties/x", "/themas/x", "/factoren/x", "/projecten/x", "/leerkringen/x", "/lemniscaat/x",
        "/lemniscaat/stappen/x", "/lemniscaat?werkplaats=x", "/lemniscaat?kwestie=x",
        "/werkplaatsen/x/kennisagenda/2023-2026",
    ]  # fmt: skip
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 404)


@pytest.mark.parametrize("page", ["0", "-1", "1000000000", "een", "", "9" * 400])
def test_lists_odd_page_shows_one_that_is_there(client, world, page):
    for url in [*LISTS, "/lemniscaat/ontwikkelen", "/lemniscaat/oversteek", "/lemniscaat/stappen/explicate"]:
        read(client, f"{url}?page={page}")


def test_filters_unknown_value_finds_nothing(client, world):
    for url in ("/kennis/", "/projecten/", "/leerkringen/"):
        assert address("werkplaats", "oost") not in read(client, f"{url}?werkplaats=%00nergens")
        assert "lem-hit" not in read(client, f"{url}?werkplaats=nergens")


def test_item_list_filters_find_it_and_only_it(client, world):
    other = make_item("Iets anders", kind=make_kind("gids"))
    answers = {
        "soort": "research",
        "thema": "geldzorgen",
        "werkplaats": "oost",
        "bron": "practice",
        "kwestie": "geldzorgen-op-tijd-zien",
    }
    for name, value in answers.items():
        text = read(client, f"/kennis/?{name}={value}")
        assert (name, world["item"] in text) == (name, True)
        assert (name, other.title in text) == (name, name == "soort")
