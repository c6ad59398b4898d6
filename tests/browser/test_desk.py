"""From a question asked on the site to knowledge that stands with it, as asker and coordinator do it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from factories import SYSTEM, make_issue, make_item, make_municipality, make_user, make_werkplaats
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import VISITOR, Role, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "Hoe bereik ik ouderen die eenzaam zijn en nergens aan meedoen?"
WORDING = "Hoe bereik je eenzame ouderen in een dorp?"
ANSWER = "Ga bij mensen langs en vraag wat zij graag doen."
Open = Callable[..., Page]


@pytest.fixture
def coordinator(settings: Any, tmp_path: Path) -> User:
    """Twente with an issue, knowledge and its coordinator, and the index of it all."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make_werkplaats("twente", code="TWE")
        make_municipality(twente, name="Hengelo")
        make_issue("Eenzaamheid bij ouderen", summary="Ouderen die eenzaam zijn en nergens aan meedoen.")
        make_item(
            "Eenzame ouderen bereiken", plain_summary="Ouderen die nergens aan meedoen, thuis bezoeken."
        )
        user = make_user(Role.COORDINATOR, twente)
    discovery.rebuild()
    return user


def as_user(sign_in: Callable[..., Any], user: User) -> dict[str, Any]:
    """What a browser of somebody who has logged in starts with."""
    session = sign_in(user).cookies["sessionid"].value
    cookie = {"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}
    return {"cookies": [cookie], "origins": []}


def ask(open_page: Open, site: str) -> Page:
    """Ask on a phone, without JavaScript; gives the asker's own page."""
    page = open_page(f"{site}/vraag", viewport=PHONE, javascript=False)
    page.fill("textarea[name=original]", WORDS)
    page.fill("input[name=municipality]", "Hengelo")
    page.click("button[name=act][value=send]")
    page.wait_for_url("**/vraag/volg/*")
    return page


@pytest.fixture
def at_desk(
    open_page: Open, live_site: str, sign_in: Callable[..., Any], coordinator: User
) -> Callable[..., Page]:
    """`at_desk(**options)` is the coordinator at her desk, where a question has come in."""

    def arrive(**options: Any) -> Page:
        ask(open_page, live_site)
        return open_page(f"{live_site}/bureau/twente", storage_state=as_user(sign_in, coordinator), **options)

    return arrive


def do(page: Page, act: str) -> None:
    """Press the first button of this act."""
    with page.expect_navigation():
        page.locator(f"form[action$='/{act}'] button").first.click()
    assert page.locator("[role=alert]").count() == 0


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_question_grows_from_asked_to_knowledge(
    open_page: Open, live_site: str, sign_in: Callable[..., Any], coordinator: User, javascript: bool
) -> None:
    asker = ask(open_page, live_site)
    desk = open_page(
        f"{live_site}/bureau/twente", javascript=javascript, storage_state=as_user(sign_in, coordinator)
    )

    desk.click(".lem-queue a")
    desk.fill("#scherp", WORDING)
    do(desk, "scherp")
    do(desk, "verbind")
    do(desk, "kennis")
    do(desk, "zet-op-site")
    assert circulation.flow()["verrijken"].under_way == 1
    desk.locator("details:has(form[action$='/beantwoord']) > summary").click()
    desk.fill("#beantwoord", ANSWER)
    do(desk, "beantwoord")

    question = agenda.public_questions().get()
    thread = open_page(f"{live_site}/vragen/{question.slug}", javascript=False)
    said = thread.locator("main").inner_text()
    asker.reload()
    steps = circulation.steps_of_question(VISITOR, question.uuid)
    assert [step.activity for step in steps] == ["explicate", "connect", "enrich_issue"]
    assert thread.locator("h1").inner_text() == WORDING
    assert all(title in said for title in ["Eenzaamheid bij ouderen", "Eenzame ouderen bereiken"])
    assert WORDS not in said
    assert ANSWER in said
    assert all(text in asker.locator("main").inner_text() for text in [WORDING, ANSWER])
    turned = open_page(f"{live_site}/lemniscaat/stappen/explicate", javascript=False)
    assert WORDING in turned.locator("main").inner_text()


def test_undo_on_the_desk_puts_back_what_was_there(
    at_desk: Callable[..., Page],
) -> None:
    desk = at_desk()
    desk.click(".lem-queue a")
    desk.fill("#scherp", "Een vergissing?")
    do(desk, "scherp")

    desk.click("a[href$='/maak-ongedaan']")
    assert "Een vergissing?" in desk.locator("main").inner_text()
    with desk.expect_navigation():
        desk.locator("main form button").click()

    question = agenda.questions(SYSTEM).get()
    assert (question.wording, question.state) == ("", "received")
    assert desk.locator("#scherp").input_value() == ""


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_desk_has_no_violation_and_no_sideways_scroll(
    at_desk: Callable[..., Page], axe: Callable[[Page], list[str]], viewport: Any
) -> None:
    desk = at_desk(viewport=viewport)

    assert axe(desk) == []
    desk.click(".lem-queue a")
    assert axe(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert desk.locator(".lem-queue").is_visible() == (viewport == DESK)


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_desk_lets_stand_what_was_found_and_takes_away_what_was_joined(
    at_desk: Callable[..., Page], axe: Callable[[Page], list[str]], viewport: Any
) -> None:
    desk = at_desk(viewport=viewport)
    desk.click(".lem-queue a")
    desk.fill("#scherp", f"{WORDING} 0612345678")
    with desk.expect_navigation():
        desk.locator("form[action$='/scherp'] button:not([formaction])").click()
    assert desk.locator("mark").inner_text() == "0612345678"
    assert axe(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")

    desk.locator("form[action$='/scherp'] select[name^=vondst]").select_option("openbaar")
    for act in ["scherp", "verbind", "kennis"]:
        do(desk, act)
    assert axe(desk) == []
    for act in ["haal-los", "haal-kennis-weg"]:
        do(desk, act)

    question = agenda.questions(SYSTEM).get()
    assert (question.wording, question.issue) == (f"{WORDING} 0612345678", None)
    assert not question.links.filter(undone_at=None).exists()


def test_other_work_of_the_desk_folds_on_a_phone_and_opens_by_keyboard(at_desk: Callable[..., Page]) -> None:
    phone = at_desk(viewport=PHONE, javascript=False)
    entry = phone.locator(".lem-tabs a[href$='/invoer']")
    tabs = phone.locator(".lem-tabs").bounding_box()
    assert tabs is not None
    assert (entry.is_visible(), tabs["height"] < 200) == (False, True)
    rows = [link.bounding_box() for link in phone.locator(".lem-tabs > ul a").all()]
    assert len({round(box["x"]) for box in rows if box}) == 2
    phone.locator(".lem-tabs > ul a").last.focus()
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    assert entry.is_visible()
    phone.keyboard.press("Tab")
    with phone.expect_navigation():
        phone.keyboard.press("Enter")
    assert phone.url.endswith("/bureau/twente/invoer")

    desk = phone.context.new_page()
    desk.set_viewport_size(DESK)
    desk.goto(phone.url.replace("/invoer", ""))
    assert desk.locator(".lem-tabs a[href$='/invoer']").is_visible()
    assert not desk.locator(".lem-tabs summary").is_visible()
