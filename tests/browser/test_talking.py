"""Asker and coordinator come to words together: on a phone, by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import PHONE
from factories import SYSTEM, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import VISITOR, Role
from walking import press, walk_to, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIRST = "Hoe zie je geldzorgen op tijd?"
HERS = "Hoe zie ik dat iemand krap zit?"
Open = Callable[..., Page]


@pytest.fixture
def world(settings: Any, tmp_path: Any, sign_in: Callable[..., Any]) -> tuple[agenda.Asked, dict[str, Any]]:
    """A question at a desk, with the browser of its coordinator."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make_werkplaats("twente", code="TWE")
        coordinator = make_user(Role.COORDINATOR, twente)
        asked = agenda.ask_question(
            actor=VISITOR, original="Mijn buurvrouw eet niet.", werkplaats=twente, role="buurvrouw"
        )
    discovery.rebuild()
    session = sign_in(coordinator).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
    return asked, {"cookies": [cookie], "origins": []}


def test_words_are_found_together_by_keyboard(
    open_page: Open,
    live_site: str,
    axe: Callable[[Page], list[str]],
    world: tuple[agenda.Asked, dict[str, Any]],
) -> None:
    asked, signed_in = world
    number = asked.question.number
    desk = open_page(f"{live_site}/bureau/twente/{number}", viewport=PHONE, storage_state=signed_in)
    write(desk, "#scherp", FIRST)
    press(desk, "button[formaction$='/leg-voor']")
    walk_to(desk, "summary[aria-keyshortcuts=m]")
    desk.keyboard.press("Enter")
    write(desk, "#schrijf", "Klopt dit zo?")
    press(desk, "form[action$='/schrijf'] button")

    asker = open_page(f"{live_site}/vraag/volg/{asked.token}", viewport=PHONE)
    assert FIRST in asker.locator("main").inner_text()
    assert axe(asker) == []
    walk_to(asker, "details:has(#andere-woorden) > summary")
    asker.keyboard.press("Enter")
    write(asker, "#andere-woorden", f"{HERS} Bel 06 12 34 56 78.")
    press(asker, "button[value='andere-woorden']")
    assert asker.locator("mark").inner_text() == "06 12 34 56 78"
    assert asker.evaluate("document.documentElement.scrollWidth <= innerWidth")
    write(asker, "#andere-woorden", HERS)
    press(asker, "button[value='andere-woorden']")
    write(asker, "#schrijf", "Zo zeg ik het.")
    press(asker, "button[value=schrijf]")
    assert agenda.questions(SYSTEM).get().agreement == agenda.Agreement.OTHER

    desk.goto(f"{live_site}/bureau/twente?tab=nieuw")
    assert "Nieuw bericht" in desk.locator(".lem-queue").inner_text()
    assert axe(desk) == []
    press(desk, ".lem-queue a")
    assert desk.locator("#scherp").input_value() == HERS
    assert axe(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    press(desk, "button[formaction$='/leg-voor']")
    asker.reload()
    press(asker, "button[value=akkoord]")
    desk.reload()
    press(desk, "form[action$='/scherp'] .lem-actions button")

    question = agenda.questions(SYSTEM).get()
    wording = agenda.wording_in_force(question)
    assert wording is not None
    assert (question.wording, wording.agreed) == (HERS, agenda.Agreed.OWN_PAGE)
    asker.reload()
    said = asker.locator(".lem-talk").inner_text()
    assert all(text in said for text in [FIRST, HERS, "Klopt dit zo?", "Zo zeg ik het."])
    assert "[weggehaald]" not in said
