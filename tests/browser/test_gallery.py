"""The components in a real browser: in every mode, at every width, by keyboard, without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from lemniscaat.kernel import menus

pytestmark = [pytest.mark.browser, pytest.mark.urls("unit.ui.urls"), pytest.mark.django_db(transaction=True)]


TABLET = {"width": 1000, "height": 700}
NARROW = {"width": 320, "height": 600}


@pytest.fixture(autouse=True)
def _no_menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the entries that other apps joined: their pages are not there."""
    monkeypatch.setattr(menus, "menu", menus.Registry("menu entry"))


@pytest.mark.parametrize("viewport", [DESK, TABLET, PHONE, NARROW], ids=["desk", "tablet", "phone", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_gallery_has_nothing_axe_finds_wrong_and_nothing_to_scroll_sideways(
    live_site: str,
    open_page: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    viewport: dict,
    scheme: str,
) -> None:
    page = open_page(f"{live_site}/gallery", viewport=viewport, color_scheme=scheme)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_gallery_can_be_read_in_high_contrast(
    live_site: str, open_page: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(f"{live_site}/gallery", contrast="more")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert axe(page) == []


def test_skip_link_is_the_first_stop_and_leads_to_the_content(
    live_site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{live_site}/told")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#inhoud:focus").wait_for()


FOCUSED = ".lem-errors:focus"
"""The browser gives the focus once it has drawn the page, which is after the page is there."""


def test_errors_take_the_focus_without_script(live_site: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{live_site}/gallery", javascript=False)
    page.locator(FOCUSED).wait_for()


def test_shortcuts_stand_on_the_page_only_where_they_work(
    live_site: str, open_page: Callable[..., Page]
) -> None:
    assert not open_page(f"{live_site}/gallery", javascript=False).locator("[data-lem-keys]").is_visible()
    assert open_page(f"{live_site}/gallery").locator("[data-lem-keys]").is_visible()


@pytest.fixture
def desk(live_site: str, open_page: Callable[..., Page]) -> Page:
    """The gallery's desk, with a count of what was pressed."""
    page = open_page(f"{live_site}/gallery")
    page.locator(FOCUSED).wait_for()
    page.evaluate("""() => {
      document.activeElement.blur();
      document.body.dataset.pressed = "";
      document.querySelectorAll("[aria-keyshortcuts]").forEach(control =>
        control.addEventListener("click", () => document.body.dataset.pressed += control.ariaKeyShortcuts));
    }""")
    return page


def pressed(page: Page) -> str:
    return page.evaluate("document.body.dataset.pressed")


def focused(page: Page) -> int:
    return page.evaluate("[...document.querySelectorAll('.lem-queue a')].indexOf(document.activeElement)")


def test_keys_walk_the_queue_and_press_what_names_them(desk: Page) -> None:
    desk.keyboard.press("j")
    assert focused(desk) == 1
    desk.keyboard.press("j")
    assert focused(desk) == 1
    desk.keyboard.press("k")
    assert focused(desk) == 0
    desk.keyboard.press("b")
    desk.keyboard.press("x")
    desk.keyboard.press("Control+a")
    assert pressed(desk) == "b"


def test_keys_do_nothing_while_one_writes(desk: Page) -> None:
    desk.locator("#g-q").press_sequentially("bab")
    assert (pressed(desk), desk.locator("#g-q").input_value()) == ("", "bab")


def test_keys_can_be_switched_off_and_stay_off(desk: Page) -> None:
    toggle = desk.locator("[data-lem-keys-toggle]")
    toggle.click()
    desk.keyboard.press("b")
    assert (pressed(desk), toggle.get_attribute("aria-pressed")) == ("", "false")
    desk.reload()
    assert desk.locator("[data-lem-keys-toggle]").get_attribute("aria-pressed") == "false"
