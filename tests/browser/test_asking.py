"""Asking a question and the pages around it, in a real browser: with JavaScript, and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from factories import (
    SYSTEM,
    make_issue,
    make_item,
    make_municipality,
    make_question,
    make_use,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import system

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Hoe bereik ik eenzame ouderen in mijn wijk?"
Open = Callable[..., Page]


@pytest.fixture
def question(settings: Any, tmp_path: Path) -> agenda.Question:
    """A small region with one question in use, and its index."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente, zuyd = make_werkplaats("twente"), make_werkplaats("zuyd", column=2, row=2)
        make_municipality(twente, name="Hengelo")
        make_municipality(twente, zuyd, name="Tilburg")
        item = make_item("Eenzame ouderen bereiken", plain_summary="Een buurvrouw die aanbelt helpt.")
        asked = make_question(werkplaats=twente)
        agenda.join_to_issue(actor=SYSTEM, question=asked, issue=make_issue("Eenzaamheid"))
        make_use(item, zuyd, question=asked)
    discovery.rebuild()
    return asked


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    "path", ["/", "/zoeken?q=eenzaam", "/zoeken?q=niets", "/vraag", "/vragen/", "thread"]
)
def test_page_has_no_violation_and_no_sideways_scroll(
    open_page: Open,
    live_site: str,
    axe: Callable[[Page], list[str]],
    question: agenda.Question,
    path: str,
    viewport: Any,
) -> None:
    page = open_page(
        live_site + (f"/vragen/{question.slug}" if path == "thread" else path), viewport=viewport
    )
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_from_what_one_runs_into_to_a_page_of_ones_own(
    open_page: Open, live_site: str, question: agenda.Question, javascript: bool
) -> None:
    page = open_page(live_site, javascript=javascript)
    page.get_by_role("textbox", name="Waar loop je tegenaan?").fill(WORDS)
    page.get_by_role("button", name="Kijk wat er al is").click()
    assert page.locator("#gevonden").get_by_role("link", name="Eenzame ouderen bereiken").count() == 1
    assert "eenzame" not in page.url
    page.get_by_label("In welke gemeente speelt dit?").fill("Tilburg")
    page.get_by_role("button", name="Verstuur je vraag").click()
    page.get_by_role("radio", name="Werkplaats Zuyd").check()
    page.get_by_role("button", name="Verstuur je vraag").click()
    assert "/vraag/volg/" in page.url
    assert page.get_by_text(WORDS).count() == 1
    stored = agenda.questions(system()).latest("id")
    assert (stored.original, stored.werkplaats.slug) == (WORDS, "zuyd")


def test_what_there_is_already_shows_while_one_types(
    open_page: Open, live_site: str, axe: Callable[[Page], list[str]], question: agenda.Question
) -> None:
    page = open_page(f"{live_site}/vraag", viewport=PHONE)
    page.get_by_role("textbox", name="Waar loop je tegenaan?").press_sequentially(WORDS)
    page.locator("#gevonden a").first.wait_for()
    assert "Eenzame ouderen bereiken" in page.locator("#gevonden").inner_text()
    assert page.locator("#al-zegt").inner_text().startswith("We vonden")
    assert page.locator("#al-spring a").count() == 1
    assert axe(page) == []


def test_personal_data_and_the_page_of_ones_own_have_no_violation(
    open_page: Open, live_site: str, axe: Callable[[Page], list[str]], question: agenda.Question
) -> None:
    page = open_page(f"{live_site}/vraag", viewport=PHONE)
    page.get_by_role("textbox", name="Waar loop je tegenaan?").fill(f"{WORDS} Bel 06 12 34 56 78.")
    page.get_by_role("button", name="Verstuur je vraag").click()
    assert page.locator("mark").inner_text() == "06 12 34 56 78"
    assert axe(page) == []
    page.get_by_role("button", name="Verstuur je vraag").click()
    assert page.get_by_text("[weggehaald]").count() == 1
    assert axe(page) == []
