"""A round from opening to result in a real browser: on a phone, by keyboard, with and without JavaScript."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from factories import (
    SYSTEM,
    make_issue,
    make_organisation,
    make_question,
    make_round,
    make_user,
    make_werkplaats,
    type_in,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Audience, Round
from lemniscaat.kernel import transactions
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.network.api import OrganisationKind, Perspective, Role, User, Werkplaats

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


@pytest.fixture
def twente() -> Werkplaats:
    with transactions.opened():
        return make_werkplaats("twente", code="TWE")


@pytest.fixture
def round(twente: Werkplaats) -> Round:
    """Prepared, over a question and an issue, for everyone; five of practice have it on paper."""
    with transactions.opened():
        return make_round(
            twente, make_question(werkplaats=twente), make_issue(), opened=False, audience=Audience.EVERYONE
        )


def as_user(sign_in: Callable[..., Any], user: User) -> dict[str, Any]:
    """What a browser of somebody who has logged in starts with."""
    session = sign_in(user).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
    return {"cookies": [cookie], "origins": []}


def by_keyboard(page: Page, *typed: str) -> None:
    """From the first number field on: type, go to the next, and send. Links between are passed over."""
    page.locator(".lem-weigh input").first.focus()
    for number, text in enumerate(typed):
        while number and not page.evaluate("document.activeElement.matches('.lem-weigh input')"):
            page.keyboard.press("Tab")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.matches('main form button')"):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_round_goes_from_opening_to_a_result_that_a_visitor_reads(
    open_page: Open, live_site: str, sign_in: Callable[..., Any], round: Round
) -> None:
    with transactions.opened():
        city = make_organisation(kind=OrganisationKind.MUNICIPALITY)
        coordinator = make_user(Role.COORDINATOR, round.werkplaats)
        partner = make_user(Role.PARTNER, round.werkplaats, city)
    at = f"{live_site}/werkplaatsen/twente/rondes/1"
    desk = open_page(f"{live_site}/bureau/twente/rondes/1", storage_state=as_user(sign_in, coordinator))
    desk.get_by_role("button", name="Open de ronde").click()
    desk.get_by_role("button", name="Mail de uitnodiging").click()
    assert "1 persoon heeft een uitnodiging." in desk.locator("main").inner_text()

    phone = open_page(at, viewport=PHONE, storage_state=as_user(sign_in, partner))
    by_keyboard(phone, "9", "4")
    assert "Haal er 3 weg." in phone.locator("[role=alert]").inner_text()
    phone.locator(".lem-weigh input").first.fill("")
    by_keyboard(phone, "6", "")
    assert "Je punten tellen mee." in phone.locator("[role=status]").first.inner_text()

    visitor = open_page(at, viewport=PHONE, javascript=False)
    visitor.locator(".lem-weigh input").last.fill("10")
    visitor.get_by_label("inwoner").check()
    visitor.get_by_label("Je e-mailadres").fill("bewoner@voorbeeld.example")
    visitor.get_by_role("button", name="Geef mijn punten").click()
    assert visitor.locator("h1").inner_text() == "Kijk in je mail"
    body = OutgoingMail.objects.get(to="bewoner@voorbeeld.example").body
    visitor.goto(live_site + re.findall(r"https?://[^/]+(/\S+)", body)[0])
    visitor.get_by_role("button", name="Ja, tel mijn punten mee").click()
    assert visitor.locator("h1").inner_text() == "Je punten tellen mee"

    with transactions.opened():
        type_in(Round.objects.get(), Perspective.PRACTICE, 5, 4, 6)
    desk.reload()
    assert [row.inner_text().split("\t")[1] for row in desk.locator("tbody tr").all()] == [
        "5",
        "0",
        "1",
        "0",
        "1",
    ]
    desk.get_by_text("Nu al sluiten").click()
    desk.get_by_role("button", name="Sluit en tel").click()

    visitor.goto(at)
    said = visitor.locator("main").inner_text()
    assert "Niet gehoord: onderwijs, onderzoek." in said
    assert [cell.inner_text() for cell in visitor.locator("tbody tr td").all()] == [
        "6,3",
        "6,3",
        "3,7",
        "3,7",
    ]


def test_sum_says_what_is_left_while_one_divides(open_page: Open, live_site: str, round: Round) -> None:
    with transactions.opened():
        agenda.open_round(actor=SYSTEM, round=round)
    page = open_page(f"{live_site}/werkplaatsen/twente/rondes/1", viewport=PHONE)
    first, last = page.locator(".lem-weigh input").all()

    said = [page.locator(".lem-sum").inner_text()]
    for field, number in [(first, "7"), (last, "2"), (last, "3"), (last, "5")]:
        field.fill(number)
        said.append(page.locator(".lem-sum").inner_text())

    assert said == [
        "Nog 10 punten over.",
        "Nog 3 punten over.",
        "Nog 1 punt over.",
        "Alle punten zijn verdeeld.",
        "2 te veel. Haal er een paar weg.",
    ]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_violation_and_no_sideways_scroll(
    open_page: Open,
    live_site: str,
    sign_in: Callable[..., Any],
    axe: Callable[[Page], list[str]],
    round: Round,
    viewport: Any,
    scheme: str,
) -> None:
    with transactions.opened():
        user = make_user(Role.COORDINATOR, round.werkplaats)
        opened = make_round(round.werkplaats, audience=Audience.EVERYONE)
        closed = make_round(round.werkplaats)
        for side in Perspective:
            type_in(closed, side, 5, 3, 2)
        agenda.close_round(actor=SYSTEM, round=closed)
    at, desk = f"{live_site}/werkplaatsen/twente/rondes/", f"{live_site}/bureau/twente/rondes/"
    paths = [at, f"{at}{opened.number}", f"{at}{closed.number}", desk, f"{desk}nieuw"]
    paths += [f"{desk}{each.number}" for each in (round, opened)]
    page = open_page(at, viewport=viewport, color_scheme=scheme, storage_state=as_user(sign_in, user))

    wrong = {}
    for path in paths:
        page.goto(path)
        fits = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if found := axe(page) + ([] if fits else ["sideways"]):
            wrong[path] = found

    assert wrong == {}
