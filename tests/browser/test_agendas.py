"""An agenda from remark to endorsement in a real browser: on a phone, by keyboard alone; how it prints."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

import factories as make
from browsing import DESK, PHONE
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Agenda, AgendaState
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Perspective, Role, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]
AT = "/werkplaatsen/twente/kennisagenda/2023-2026"
BUREAU = "/bureau/twente/agenda/2023-2026/1"
MOST_TABS = 150


@pytest.fixture
def plan() -> Agenda:
    """In consultation, with its leads."""
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        make.make_leads(twente)
        return make.make_agenda(twente, state=AgendaState.CONSULTATION)


@pytest.fixture
def partner(plan: Agenda) -> User:
    with transactions.opened():
        welfare = make.make_organisation("Welzijn Wilgenmare")
        make.join(plan.werkplaats, welfare)
        return make.make_user(Role.PARTNER, plan.werkplaats, welfare)


@pytest.fixture
def coordinator(plan: Agenda) -> User:
    with transactions.opened():
        return make.make_user(Role.COORDINATOR, plan.werkplaats)


@pytest.fixture
def phone(open_page: Open, live_site: str, sign_in: Callable[..., Any]) -> Callable[..., Page]:
    """`phone(user, path)` opens a page on a phone, as somebody who has logged in."""

    def opened(user: User, path: str, **options: Any) -> Page:
        session = sign_in(user).cookies["sessionid"].value
        cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
        state = {"cookies": [cookie], "origins": []}
        return open_page(live_site + path, storage_state=state, **{"viewport": PHONE, **options})

    return opened


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what begins with these words has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(e => (e.labels?.[0] ?? e).textContent.replace(/\\s+/g, ' ').trim())(document.activeElement)"
        )
        if said.startswith(words):
            return
    raise AssertionError(f"Tab does not reach “{words}”")


def press(page: Page, words: str) -> None:
    """Go to a link or button by keyboard, and press it."""
    tab_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    """Go to a field by keyboard, and fill it in."""
    tab_to(page, label)
    page.keyboard.type(text)


def test_partner_remarks_coordinator_answers_and_adopts_partner_endorses(
    phone: Callable[..., Page], plan: Agenda, partner: User, coordinator: User
) -> None:
    hers = phone(partner, AT)
    press(hers, "Maak een opmerking: Hoe komt")
    write(hers, "Je opmerking", "Denk aan wie net te veel verdient.")
    press(hers, "Verstuur mijn opmerking")
    assert "Denk aan wie net te veel verdient." in hers.locator("main").inner_text()

    desk = phone(coordinator, f"{BUREAU}/opmerkingen")
    write(desk, "Je antwoord", "Dat nemen we mee.")
    press(desk, "Antwoord")
    desk.goto(desk.url.partition("/opmerkingen")[0])
    press(desk, "Sluit het overleg nu")
    press(desk, "Stel de agenda vast")
    assert "De agenda is vastgesteld." in desk.locator("[role=status]").inner_text()

    hers.goto(hers.url)
    press(hers, "Onderschrijf namens Welzijn Wilgenmare")
    said = hers.locator("main").inner_text()
    assert "Antwoord van Twente: Dat nemen we mee." in said
    assert "Onderschreven door\nWelzijn Wilgenmare" in said

    press(desk, "Begin de volgende versie")
    press(desk, "Hoe komt iedereen rond?")
    write(desk, "Het thema, als vraag", " En wie helpt?")
    press(desk, "Bewaar")
    press(desk, "Bekijk wat er veranderd is")
    assert "1 in andere woorden" in desk.locator("main").inner_text()


def test_agenda_prints_clean(phone: Callable[..., Page], plan: Agenda, partner: User) -> None:
    page = phone(partner, AT, viewport=DESK)
    page.emulate_media(media="print")

    shown = [each.inner_text() for each in page.locator("main :is(a, button):visible").all()]
    assert [words for words in shown if words.startswith(("Maak", "Print", "Bekijk", "Onderschrijf"))] == []
    assert page.locator("h3:visible").all_inner_texts() == [
        "Hoe komt iedereen rond?",
        "Wie helpt er na tienen?",
    ]
    answer = page.request.get(page.url + "/versie/1/kennisagenda.pdf")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_violation_and_no_sideways_scroll(
    phone: Callable[..., Page],
    live_site: str,
    axe: Callable[[Page], list[str]],
    plan: Agenda,
    coordinator: User,
    viewport: Any,
    scheme: str,
) -> None:
    with transactions.opened():
        agenda.type_in_remark(
            actor=make.SYSTEM, agenda=plan, text="Kan het korter?", perspective=Perspective.POLICY
        )
        make.make_agenda(plan.werkplaats, "Hoe dan?", period="2020-2022", state=AgendaState.CONSULTATION)
    page = phone(coordinator, AT, viewport=viewport, color_scheme=scheme)
    item = plan.items.first().uuid
    paths = [
        AT,
        f"{AT}/versie/1/opmerking",
        f"{AT}/versie/1/opmerking?punt={item}",
        BUREAU,
        f"{BUREAU}/opmerkingen",
    ]
    paths += [
        f"{BUREAU}/thema/{item}",
        f"{BUREAU}/programma/nieuw",
        f"{BUREAU}/lijn/nieuw",
        "/bureau/twente/agenda/",
    ]
    paths += [
        "/bureau/twente/agenda/nieuw",
        "/werkplaatsen/twente/kennisagenda/vergelijk",
        f"{AT}/versie/1/kijk-in-je-mail",
    ]

    wrong = {}
    for path in paths:
        page.goto(live_site + path)
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if found := axe(page) + ([] if fits else ["sideways"]):
            wrong[path] = found

    assert wrong == {}
