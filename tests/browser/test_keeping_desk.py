"""What a desk keeps in order: held questions, a list taken in, a text taken away; on a phone, by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import PHONE
from factories import SYSTEM, make_municipality, make_question, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import VISITOR, Role
from walking import press, walk_to, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HELD = "Koop nu op een website zonder naam?"
SHEET = "vraag;geleding;gemeente\nHoe vind ik buren die mee-eten?;praktijk;Hengelo\n;praktijk;Hengelo\n"
Desk = Callable[[str], Page]


@pytest.fixture
def desk(
    open_page: Callable[..., Page], live_site: str, settings: Any, tmp_path: Path, sign_in: Callable[..., Any]
) -> Desk:
    """`desk("/vastgehouden")` is that page of Twente's desk, on the phone of its coordinator."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make_werkplaats("twente", code="TWE")
        make_municipality(twente, name="Hengelo")
        coordinator = make_user(Role.COORDINATOR, twente)
        for words in (HELD, f"{HELD} Nu!"):
            agenda.ask_question(
                actor=VISITOR, original=words, werkplaats=twente, held_for=agenda.Hold.TOO_QUICK
            )
        make_question("Hoe help ik Quispelstra?", werkplaats=twente, kept=["Quispelstra"])
    discovery.rebuild()
    session = sign_in(coordinator).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}

    def arrive(path: str) -> Page:
        return open_page(
            f"{live_site}/bureau/twente{path}",
            viewport=PHONE,
            storage_state={"cookies": [cookie], "origins": []},
        )

    return arrive


def is_well(page: Page, axe: Callable[[Page], list[str]]) -> bool:
    assert axe(page) == []
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_held_questions_are_let_through_or_removed(desk: Desk, axe: Callable[[Page], list[str]]) -> None:
    page = desk("/vastgehouden")
    assert is_well(page, axe)
    press(page, "main button[name=act][value=laat-door]")
    walk_to(page, "main summary")
    page.keyboard.press("Enter")
    assert is_well(page, axe)
    write(page, "main details[open] textarea", "Dit is reclame.")
    press(page, "main details[open] button")
    assert is_well(page, axe)
    states = agenda.questions(SYSTEM).filter(original__startswith=HELD).values_list("state", flat=True)
    assert sorted(states) == ["received", "removed"]


def test_list_is_read_put_right_and_taken_in(desk: Desk, axe: Callable[[Page], list[str]]) -> None:
    page = desk("/invoer")
    assert is_well(page, axe)
    page.set_input_files("#bestand", {"name": "v.csv", "mimeType": "text/csv", "buffer": SHEET.encode()})
    press(page, "button[name=lees]")
    assert is_well(page, axe)
    write(page, "#vraag-2", "Wie kookt er met jongeren? Bel 06 12 34 56 78.")
    press(page, "button[value=neem-op]")
    assert page.locator("mark").inner_text() == "06 12 34 56 78"
    assert is_well(page, axe)
    write(page, "#vraag-2", "Wie kookt er met jongeren?")
    press(page, "button[value=neem-op]")
    assert is_well(page, axe)
    taken = agenda.questions(SYSTEM).filter(origin=agenda.Origin.DESK).order_by("id")
    assert [row.original for row in taken] == [
        "Hoe vind ik buren die mee-eten?",
        "Wie kookt er met jongeren?",
    ]


def test_text_is_looked_up_and_taken_away(desk: Desk, axe: Callable[[Page], list[str]]) -> None:
    question = agenda.questions(SYSTEM).get(original__contains="Quispelstra")
    page = desk(f"/{question.number}/weghalen")
    write(page, "#tekst", "Quispelstra")
    assert is_well(page, axe)
    press(page, "main form:has(#tekst) button")
    write(page, "#reden", "Het is een naam.")
    assert is_well(page, axe)
    press(page, "button[value=weg]")
    assert is_well(page, axe)
    question.refresh_from_db()
    assert question.original == "Hoe help ik [weggehaald]?"
