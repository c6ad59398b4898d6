"""From a search that finds nothing, on three days, to the question that a coordinator makes of it."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from factories import make_item, make_theme, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery import counting
from lemniscaat.kernel import clock, transactions
from lemniscaat.network.api import Role, User, system

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Open = Callable[..., Page]


@pytest.fixture
def coordinator(settings: Any, tmp_path: Path) -> User:
    """Twente, a theme nobody wrote about, one piece of knowledge on something else, and the index."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make_werkplaats("twente", short_name="Twente")
        make_theme("energiearmoede")
        make_item("Eenzame ouderen bereiken", plain_summary="Een buurvrouw die aanbelt helpt.")
        user = make_user(Role.COORDINATOR, twente)
    discovery.rebuild()
    return user


def as_user(sign_in: Callable[..., Any], user: User) -> dict[str, Any]:
    session = sign_in(user).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
    return {"cookies": [cookie], "origins": []}


@pytest.fixture
def searched(open_page: Open, live_site: str, coordinator: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """On three days somebody looks in Twente for what is not there."""
    now = clock.now()
    for days in (2, 1, 0):
        monkeypatch.setattr(clock, "now", lambda days=days: now - timedelta(days=days))
        visitor = open_page(
            f"{live_site}/zoeken?q=energiearmoede+studenten&werkplaats=twente", javascript=False
        )
        assert "Niets gevonden" in visitor.locator("main").inner_text()
        counting.pump()
    monkeypatch.undo()


@pytest.mark.parametrize(
    ("viewport", "javascript"), [(PHONE, False), (DESK, True)], ids=["phone-plain", "desk"]
)
def test_what_was_looked_for_on_three_days_becomes_a_question(
    open_page: Open,
    live_site: str,
    sign_in: Callable[..., Any],
    coordinator: User,
    searched: None,
    axe: Callable[[Page], list[str]],
    viewport: Any,
    javascript: bool,
) -> None:
    options = {"viewport": viewport, "javascript": javascript}
    page = open_page(f"{live_site}/bureau/twente", storage_state=as_user(sign_in, coordinator), **options)
    fold = page.locator(".lem-tabs__fold > summary")
    if fold.is_visible():  # on a phone
        fold.click()
    page.click("text=Wat mensen zoeken")
    assert "3 zoekopdrachten vonden niets" in page.locator("main").inner_text()
    if javascript:
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.click("text=Maak er een vraag van")
    filled = page.locator("textarea[name=original]").input_value()
    assert filled == "Wat is er bekend over energiearmoede? Mensen zochten op: student."
    page.click("button[name=act][value=send]")
    page.wait_for_url("**/vraag/volg/*")

    asked = agenda.questions(system()).get()
    assert (asked.original, asked.werkplaats.slug) == (filled, "twente")


def test_opening_a_result_counts_its_place(open_page: Open, live_site: str, coordinator: User) -> None:
    page = open_page(f"{live_site}/zoeken?q=eenzame+ouderen", javascript=False)
    page.click(".lem-hit h3 a")
    deadline = time.monotonic() + 5
    while not discovery.clicks_by_rank() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert discovery.clicks_by_rank() == [(1, 1)]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_who_asked_says_what_helps_before_and_after_she_sends(
    open_page: Open, live_site: str, coordinator: User, axe: Callable[[Page], list[str]], viewport: Any
) -> None:
    page = open_page(f"{live_site}/vraag", viewport=viewport)
    page.fill("textarea[name=original]", "Hoe bereik ik eenzame ouderen?")
    page.check("#gevonden input[value=helpt]")
    page.locator("textarea[name=original]").press_sequentially(" In een dorp.")
    page.wait_for_selector("#gevonden input[value=helpt][checked]")
    assert axe(page) == []
    page.click("button[name=act][value=send]")
    page.wait_for_url("**/vraag/volg/*")
    assert "Jij zei: dit helpt mij." in page.locator("main").inner_text()

    page.click("button[name=oordeel][value=past-niet]")
    assert "Jij zei: dit past niet." in page.locator("main").inner_text()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert list(agenda.judged_by_asker(agenda.questions(system()).get()).values()) == [False]
