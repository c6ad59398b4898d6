"""From the ask page to an answer and to the agenda: asker, coordinator, partner; on a phone, by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import factories as make
from browsing import PHONE
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import AgendaState, Question, QuestionState
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Role, User
from walking import press, walk_to, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]

WORDS = "Hoe bereik ik ouderen die eenzaam zijn?"
WORDING = "Hoe bereik je eenzame ouderen in een dorp?"
ANSWER = "Ga bij mensen langs en vraag wat zij graag doen."
ON_THE_AGENDA = "Hoe krijgen mensen met schulden op tijd hulp?"


@pytest.fixture
def people(settings: Any, tmp_path: Path) -> dict[str, User]:
    """Twente with knowledge, an agenda in consultation, its coordinator, and a partner."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        make.make_municipality(twente, name="Hengelo")
        make.make_item("Eenzame ouderen bereiken", plain_summary="Ouderen die eenzaam zijn, thuis bezoeken.")
        make.make_leads(twente)
        make.make_agenda(twente, "Hoe komt iedereen rond?", state=AgendaState.CONSULTATION)
        welfare = make.make_organisation("Welzijn Wilgenmare")
        make.join(twente, welfare)
        found = {
            "coordinator": make.make_user(Role.COORDINATOR, twente),
            "partner": make.make_user(Role.PARTNER, twente, welfare),
        }
    discovery.rebuild()
    return found


@pytest.fixture
def phone(open_page: Open, live_site: str, sign_in: Callable[..., Any]) -> Callable[..., Page]:
    """`phone(path, user)` opens a page on a phone, as somebody who has logged in if there is a user."""

    def opened(path: str, user: User | None = None) -> Page:
        cookies = []
        if user is not None:
            session = sign_in(user).cookies["sessionid"].value
            cookies = [{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}]
        state = {"cookies": cookies, "origins": []}
        return open_page(live_site + path, viewport=PHONE, storage_state=state)

    return opened


def ask(phone: Callable[..., Page], words: str) -> Page:
    """Her own page, after she asked."""
    page = phone("/vraag")
    write(page, "textarea[name=original]", words)
    write(page, "input[name=municipality]", "Hengelo")
    press(page, "button[name=act][value=send]")
    assert "/vraag/volg/" in page.url
    return page


def open_act(page: Page, key: str) -> None:
    """Unfold the act that this key opens."""
    walk_to(page, f"summary[aria-keyshortcuts={key}]")
    page.keyboard.press("Enter")


def settle_and_show(desk: Page, words: str) -> None:
    write(desk, "#scherp", words)
    press(desk, "form[action$='/scherp'] .lem-actions button")
    press(desk, "form[action$='/zet-op-site'] button")


def said(page: Page) -> str:
    return page.locator("main").inner_text()


def states() -> list[str]:
    return list(Question.objects.order_by("id").values_list("state", flat=True))


def test_two_questions_go_from_the_ask_page_to_an_answer_and_to_the_agenda(
    phone: Callable[..., Page], people: dict[str, User], axe: Callable[[Page], list[str]]
) -> None:
    lonely, indebted = ask(phone, WORDS), ask(phone, ON_THE_AGENDA)
    first, second = Question.objects.order_by("id").values_list("number", flat=True)

    desk = phone("/bureau/twente", people["coordinator"])
    press(desk, f".lem-queue a[href*='{first}']")
    settle_and_show(desk, WORDING)
    press(desk, "form[action$='/kennis'] button")
    open_act(desk, "b")
    write(desk, "#beantwoord", ANSWER)
    press(desk, "form[action$='/beantwoord'] button")
    lonely.reload()
    assert all(text in said(lonely) for text in [WORDING, ANSWER, "Eenzame ouderen bereiken"])
    assert axe(lonely) == []

    desk.goto(f"{desk.url.partition('/bureau')[0]}/bureau/twente")
    press(desk, f".lem-queue a[href*='{second}']")
    settle_and_show(desk, ON_THE_AGENDA)
    open_act(desk, "a")
    walk_to(desk, "#thema")
    desk.keyboard.type("Hoe komt")
    press(desk, "form[action$='/agenda'] button")
    assert states() == [QuestionState.ANSWERED, QuestionState.ON_AGENDA]
    indebted.reload()
    assert "kennisagenda" in said(indebted)
    assert axe(indebted) == []

    desk.goto(f"{desk.url.partition('/bureau')[0]}/bureau/twente/agenda/2023-2026/1")
    press(desk, "form[action*='sluit-ronde'] button")
    press(desk, "form[action*='stel-vast'] button")
    partner = phone("/werkplaatsen/twente/kennisagenda/2023-2026", people["partner"])
    walk_to(partner, f"a[href*='{second.lower()}']")
    partner.keyboard.press("Enter")
    partner.wait_for_load_state()
    assert ON_THE_AGENDA in partner.locator("h1").inner_text()
    partner.go_back()
    press(partner, "form[action$='/onderschrijf'] button")
    assert "Welzijn Wilgenmare" in said(partner)
    assert agenda.Agenda.objects.get().endorsements.count() == 1
