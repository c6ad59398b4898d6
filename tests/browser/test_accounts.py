"""Coming in with a second step, and the pages of an account, in a real browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page

from browsing import PHONE
from factories import SYSTEM, make_circle, make_item, make_question, make_user, make_werkplaats
from lemniscaat.kernel import transactions
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import Role, User, Werkplaats, invite
from signing_in import code

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "wachtwoord-van-een-test"


@pytest.fixture
def oost() -> Werkplaats:
    cache.clear()
    with transactions.opened():
        return make_werkplaats("oost")


@pytest.fixture
def coordinator(oost: Werkplaats) -> User:
    with transactions.opened():
        make_item("Een verslag", werkplaats=oost, published=False)
        make_question("Hoe bereik ik mijn buren?", werkplaats=oost, published=False)
        make_circle(oost)
        make_user(Role.MEMBER, oost)
        return make_user(Role.COORDINATOR, oost)


def log_in(page: Page, user: User) -> None:
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def set_second_step(page: Page) -> list[str]:
    """From the page that asks for it to the spare codes, as she would."""
    page.get_by_role("link", name="Zet de tweede stap aan").click()
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    secret = page.locator("code").inner_text()
    page.get_by_role("textbox").fill(code(secret))
    page.get_by_role("button", name="Zet aan").click()
    return page.locator("main code").all_inner_texts()


@pytest.mark.parametrize("javascript", [True, False])
def test_from_password_to_role_page_with_a_second_step(
    open_page: Callable[..., Page], live_site: str, coordinator: User, javascript: bool
) -> None:
    page = open_page(f"{live_site}/mijn/rollen/oost", javascript=javascript, viewport=PHONE)
    log_in(page, coordinator)
    assert page.get_by_role("heading", level=1).inner_text() == "Nog één stap"
    spare = set_second_step(page)
    assert len(spare) == 10
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("link", name="Ga naar de tweede stap").click()
    page.get_by_role("textbox").fill(spare[0])
    page.get_by_role("button", name="Ga verder").click()
    page.get_by_role("link", name=re.compile("Mensen en rollen")).click()
    assert page.get_by_role("heading", level=1).inner_text() == "Mensen en rollen: Oost"


def test_pages_of_an_account_have_no_barriers(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], live_site: str, coordinator: User
) -> None:
    page = open_page(f"{live_site}/account/login/")
    wrong = {"inloggen": axe(page)}
    page.get_by_role("button", name="Inloggen").click()
    wrong["inloggen, leeg"] = axe(page)
    page.goto(f"{live_site}/account/password/reset/")
    wrong["nieuw wachtwoord"] = axe(page)
    page.get_by_label("E-mail").fill(coordinator.email)
    page.get_by_role("button").last.click()
    wrong["kijk in je mail"] = axe(page)
    page.goto(f"{live_site}/account/login/?next=/beheer/kennis/")
    log_in(page, coordinator)
    wrong["nog een stap"] = axe(page)
    page.get_by_role("link", name="Zet de tweede stap aan").click()
    wrong["ben jij het"] = axe(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    wrong["tweede stap aanzetten"] = axe(page)
    page.get_by_role("textbox").fill(code(page.locator("code").inner_text()))
    page.get_by_role("button", name="Zet aan").click()
    wrong["reservecodes"] = axe(page)
    spare = page.locator("main code").first.inner_text()
    page.goto(f"{live_site}/mijn/tweede-stap?next=/mijn")
    wrong["je code"] = axe(page)
    page.get_by_role("textbox").fill(spare)
    page.get_by_role("button", name="Ga verder").click()
    paths = [
        "mijn",
        "mijn/rollen/oost",
        "account/2fa/",
        "account/password/change/",
        "account/logout/",
        "en/mijn",
    ]
    for path in paths:
        page.goto(f"{live_site}/{path}")
        wrong[path] = axe(page)
    page.goto(f"{live_site}/mijn/rollen/oost")
    page.get_by_text("Wijzigen").first.click()
    page.get_by_role("link", name="Draag over").first.click()
    wrong["draag over"] = axe(page)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_an_invitation_has_no_barriers(
    open_page: Callable[..., Page], axe: Callable[[Page], list[str]], live_site: str, oost: Werkplaats
) -> None:
    with transactions.opened():
        address = live_site + "/uitnodiging/{token}"
        invite(actor=SYSTEM, email="n@x.example", role=Role.MEMBER, werkplaats=oost, address=address)
    page = open_page(re.search(r"http\S+", OutgoingMail.objects.get().body).group(), viewport=PHONE)
    assert axe(page) == []
    page.get_by_label("Je naam").fill("Jo Voorbeeld")
    page.get_by_label("Wachtwoord").fill("vier woorden achter elkaar")
    page.get_by_role("button", name="Maak mijn account en neem aan").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Dag Jo"
    assert "Je bent nu lid." in page.locator("main").inner_text()


def test_the_back_office_asks_no_other_host(
    open_page: Callable[..., Page], live_site: str, coordinator: User, settings: Any
) -> None:
    settings.DEMO = True
    page = open_page(f"{live_site}/account/login/?next=/beheer/kennis/")
    log_in(page, coordinator)
    page.get_by_role("link", name="Een verslag").click()
    page.get_by_role("link", name="Indienen").click()
    page.get_by_role("button", name="Indienen").click()
    page.get_by_text("Het ligt klaar voor een collega.").wait_for()
    for room in ("", "partners/", "organisaties/", "werkplaats/", "vragen/", "projecten/", "leerkringen/"):
        page.goto(f"{live_site}/beheer/{room}")
        page.wait_for_load_state("networkidle")
