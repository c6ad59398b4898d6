"""A project and a circle from beginning to end, on a phone, by the people in them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

import factories as make
from browsing import PHONE
from lemniscaat.kernel import clock, transactions
from lemniscaat.learning.api import Circle, CircleState, Project, ProjectState
from lemniscaat.network.api import Role, User
from lemniscaat.vocabulary import api as vocabulary
from signing_in import as_user
from walking import press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = clock.today().isoformat()
YESTERDAY = (clock.today() - timedelta(days=1)).isoformat()


class Walk:
    """One person with her phone."""

    def __init__(self, page: Page, axe: Callable[[Page], list[str]], site: str) -> None:
        self.page, self.axe, self.site = page, axe, site

    def to(self, path: str) -> None:
        self.page.goto(f"{self.site}{path}")
        self.is_well()

    def fill(self, words: dict[str, str], button: str) -> None:
        """Write it all and press the button."""
        for selector, text in words.items():
            self.page.fill(selector, text)
        press(self.page, button)
        self.is_well()

    def is_well(self) -> None:
        """Nothing axe finds, and nothing wider than the phone."""
        assert self.axe(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), self.page.url

    def reads(self, *words: str) -> None:
        told = self.page.inner_text("main")
        assert [each for each in words if each not in told] == []


@pytest.fixture
def walk(
    open_page: Callable[..., Page],
    live_site: str,
    sign_in: Callable[..., Any],
    axe: Callable[[Page], list[str]],
) -> Callable[[User | None], Walk]:
    """`walk(user)` is a phone in her hand; without one, a visitor's."""

    def begin(user: User | None = None) -> Walk:
        own = {"storage_state": as_user(sign_in, user)} if user else {}
        return Walk(open_page(live_site, viewport=PHONE, **own), axe, live_site)

    return begin


def test_life_of_a_project(walk: Callable[..., Walk]) -> None:
    with transactions.opened():
        here = make.make_werkplaats("twente", code="TWE")
        for code, label in (("onderzoek", "Onderzoek"), ("onderwijs", "Onderwijs")):
            vocabulary.define_four_o(actor=make.SYSTEM, code=code, label=label)
        coordinator, teacher = make.make_user(Role.COORDINATOR, here), make.make_user(Role.TEACHER, here)

    keeper = walk(coordinator)
    keeper.to("/werkplaatsen/twente/projecten/nieuw")
    words = {"#id_title": "Koffie op de stoep", "#id_summary": "Helpt een tafel op de stoep?"}
    keeper.fill(words, "main button.lem-button")
    keeper.fill(
        {"#id_onderzoek-text": "Turven op drie stoepen.", "#id_onderzoek-plan": "Een jaar lang."},
        "main button.lem-button",
    )
    keeper.reads("Een jaar lang.", "hoort er nog niet bij")
    keeper.fill({}, "main button[value=starten]")

    project = Project.objects.get()
    works = walk(teacher)
    works.to(f"/projecten/{project.slug}/werk")
    works.fill({"#id_text": "Op twee stoepen staat een tafel."}, "main button[value=voortgang]")
    works.to(f"/projecten/{project.slug}/rondes/nieuw")
    works.fill(
        {"#id_name": "Social Work, derde jaar", "#id_since": TODAY, "#id_task": "Wie komt er zitten?"},
        "main button.lem-button",
    )

    keeper.to(f"/projecten/{project.slug}/einde")
    keeper.fill({"#id_geleerd-text": "De tweede keer komt men vanzelf."}, "main button[value=afronden]")
    assert Project.objects.get().state == ProjectState.COMPLETED
    visitor = walk()
    visitor.to(f"/projecten/{project.slug}")
    visitor.reads(
        "Turven op drie stoepen.", "Op twee stoepen staat een tafel.", "Wie komt er zitten?",
        "De tweede keer komt men vanzelf.",
    )  # fmt: skip


def test_life_of_a_circle(walk: Callable[..., Walk]) -> None:
    with transactions.opened():
        here = make.make_werkplaats("twente", code="TWE")
        coordinator = make.make_user(Role.COORDINATOR, here, name="Toos Voorbeeld")
        neighbour = make.make_user(name="Kees Voorbeeld")

    keeper, joins, visitor = walk(coordinator), walk(neighbour), walk()
    keeper.to("/werkplaatsen/twente/leerkringen/nieuw")
    keeper.fill(
        {"#id_name": "Kring Stoep", "#id_purpose": "Leren wat een stoep doet."}, "main form button.lem-button"
    )
    circle = Circle.objects.get()
    page = f"/leerkringen/{circle.slug}"
    joins.to(page)
    joins.fill({"#id_word": "Ik woon er."}, "main button[value=meedoen]")
    keeper.to(f"{page}/mensen")
    keeper.fill({}, "main button[value=toelaten]")
    keeper.to(page)
    keeper.fill({}, "main button[value=starten]")
    keeper.to(f"{page}/bijeenkomsten/nieuw")
    keeper.fill(
        {"#id_day": YESTERDAY, "#id_begins": "19:30", "#id_place": "Het buurthuis"},
        "main form button.lem-button",
    )

    gathering = circle.gatherings.get()
    joins.to(f"{page}/bijeenkomsten/{gathering.uuid}")
    joins.fill({"#id_report": "Iedereen nam een stoel mee."}, "main form button.lem-button")
    joins.to(f"{page}/inzichten/nieuw")
    joins.fill(
        {"#id_title": "Een stoel zegt meer dan een folder", "#id_situation": "Een lege stoep."},
        "main form button.lem-button",
    )
    insight = circle.insights.get()
    visitor.to(page)
    assert "Een lege stoep" not in visitor.page.content()
    keeper.to(f"{page}/inzichten/{insight.uuid}/openen")
    keeper.fill({}, "main form button.lem-button")
    visitor.to(page)
    visitor.reads("Een stoel zegt meer dan een folder")
    keeper.to(f"{page}/sluiten")
    keeper.fill({"#id_hand_over": "Vraag de overkant."}, "main form button.lem-button")

    assert Circle.objects.get().state == CircleState.CLOSED
    visitor.to(page)
    assert "Vraag de overkant" not in visitor.page.content()
