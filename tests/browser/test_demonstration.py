"""Every page of the demonstration, as a visitor opens it: on a phone and at a desk, light and dark."""

from collections.abc import Callable

import html5lib
import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from demonstration import Demonstration

pytestmark = pytest.mark.browser

NOWHERE = "/nergens"
PAGES = [
    "/",
    "/zoeken?q=eenzaamheid+bij+ouderen",
    "/zoeken?q=zzzzqqqq",
    "/vraag",
    "/vragen/",
    "/kwesties/",
    "/werkplaatsen/",
    "/werkplaatsen/twente/",
    "/werkplaatsen/twente/kennisagenda/2023-2026",
    "/kennis/",
    "/kennis/?soort=method&thema=armoede",
    "/modules/",
    "/dossiers/",
    "/projecten/",
    "/leerkringen/",
    "/lemniscaat",
    "/lemniscaat/ontwikkelen",
    "/kwesties/eenzaamheid-bij-ouderen/bewijs",
    "/organisaties/hogeschool-voorbeeld",
    "/themas/armoede",
    "/factoren/aanwezig-zijn-en-geen-afspraak-vragen",
    "/over",
    "/contact",
    "/toegankelijkheid",
    "/privacy",
    "/account/login/",
    "/en/",
    "/en/zoeken?q=eenzaamheid",
    NOWHERE,
]
FIRST_OF = ["/vragen/", "/kwesties/", "/kennis/", "/dossiers/", "/projecten/", "/leerkringen/"]


def test_it_tells_what_to_open_and_with_whom(demonstration: Demonstration) -> None:
    accounts = [line.split() for line in demonstration.told if line.startswith("  ")]
    assert f"open {demonstration.url}" in demonstration.told[1]
    assert len(accounts) >= 8
    assert all("@" in email and len(password) >= 12 for email, password, *_ in accounts)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_open_to_everyone(
    path: str, demonstration: Demonstration, open_page: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(demonstration.url + path, viewport=PHONE)
    assert axe(page) == []
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("meta[name=robots][content*=noindex]").count() == 1
    answer = page.request.get(demonstration.url + path)
    html5lib.HTMLParser(strict=True).parse(answer.text())
    assert answer.status == (404 if path == NOWHERE else 200)


@pytest.mark.parametrize("path", FIRST_OF)
def test_the_first_of_a_list_is_open_to_everyone(
    path: str, demonstration: Demonstration, open_page: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(demonstration.url + path, viewport=DESK, color_scheme="dark")
    assert axe(page) == []
    page.locator(f"main a[href^='{path}']:not([href*='?'], [aria-current])").first.click()
    page.wait_for_load_state()
    assert page.url != demonstration.url + path
    assert axe(page) == []
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", ["/vragen/", "/kwesties/", "/kennis/", "/projecten/"])
def test_thread_of_the_first_of_a_list_says_in_a_list_what_it_draws(
    path: str, demonstration: Demonstration, open_page: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(demonstration.url + path, viewport=PHONE)
    page.locator(f"main a[href^='{path}']:not([href*='?'], [aria-current])").first.click()
    page.locator("main a[href^='/draad/']").first.click()
    page.wait_for_url("**/draad/**")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    drawn = page.locator(".lem-strands__n").all_text_contents()
    assert drawn == page.locator(".lem-thread__n").all_text_contents()
    assert (
        page.locator(".lem-strands__line").count() == page.locator(".lem-thread__list a[href^='#n']").count()
    )
    html5lib.HTMLParser(strict=True).parse(page.request.get(page.url).text())


def test_nothing_is_set_on_a_visitor_who_only_looks(
    demonstration: Demonstration, open_page: Callable[..., Page]
) -> None:
    page = open_page(f"{demonstration.url}/")
    for path in ("/zoeken?q=armoede", "/vragen/", "/kwesties/", "/lemniscaat"):
        page.goto(demonstration.url + path)
    assert page.context.cookies() == []
