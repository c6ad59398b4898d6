"""A report goes its whole way in a browser: entered from a phone, published by a colleague, withdrawn."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page

import papers
from browsing import DESK, PHONE
from factories import SYSTEM, make_item, make_kind, make_user, make_werkplaats
from lemniscaat.kernel import clock, transactions
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import jobs
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Role, User
from signing_in import as_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]

REPORT: FilePayload = {
    "name": "verslag.pdf",
    "mimeType": "application/pdf",
    "buffer": papers.pdf("Samen eten helpt.", "Wie kookt, die komt.", "Wat het kost."),
}
ANNEX: FilePayload = {
    "name": "draaiboek.docx",
    "mimeType": "application/octet-stream",
    "buffer": papers.docx("Zo doe je het."),
}
WHY = "Er stond een fout in de tabel."


@pytest.fixture
def people(settings: Any, tmp_path: Path) -> dict[str, User]:
    settings.FILES_ROOT = tmp_path / "files"
    with transactions.opened():
        here = make_werkplaats("hier")
        make_kind("rapport", label="Rapport")
        return {
            "editor": make_user(Role.EDITOR, here),
            "colleague": make_user(Role.COORDINATOR, here),
            "visitor": make_user(),
        }


def fits(page: Page) -> bool:
    """Nothing is to be read or pressed beside the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def press(page: Page, act: str) -> None:
    """The button of one act in the back office: choose it, then do it."""
    # Each page has a button to submit: the next is waited for, however busy the machine.
    with page.expect_navigation():
        page.get_by_role("link", name=act, exact=True).click()
    assert fits(page)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


def test_report_is_entered_from_a_phone_published_by_a_colleague_and_withdrawn(
    open_page: Open,
    live_site: str,
    sign_in: Callable[..., Any],
    axe: Callable[[Page], list[str]],
    people: dict[str, User],
) -> None:
    editor = open_page(
        f"{live_site}/beheer/kennis/new/", viewport=PHONE, storage_state=as_user(sign_in, people["editor"])
    )
    assert fits(editor)
    editor.get_by_label("titel").first.fill("Samen eten")
    editor.locator("[name=kind]").select_option(label="Rapport")
    editor.locator("[name=plain_summary]").fill("Eten met de buurt helpt tegen eenzaamheid.")
    editor.locator("details:has([name=contributors]) > summary").click()
    editor.locator("[name=contributors]").fill("Anne de Boer")
    editor.locator("[name=uploads]").set_input_files([REPORT, ANNEX])
    editor.locator("main form button[type=submit]").first.click()
    item = Item.objects.get(title="Samen eten")
    editor.wait_for_url(f"**/edit/{item.pk}/bestanden/")
    jobs.read_waiting()
    editor.reload()
    assert fits(editor)
    assert "verslag.pdf" in editor.locator("main").inner_text()
    assert "draaiboek.docx" in editor.locator("main").inner_text()
    editor.goto(f"{live_site}/beheer/kennis/edit/{item.pk}/")
    assert editor.get_by_role("link", name="Publiceren", exact=True).count() == 0
    press(editor, "Indienen")

    visitor = open_page(f"{live_site}/id/item/{item.uuid}", viewport=PHONE)
    assert visitor.title() == "Deze pagina is er niet | Lemniscaat"

    colleague = open_page(
        f"{live_site}/beheer/kennis/edit/{item.pk}/",
        viewport=DESK,
        storage_state=as_user(sign_in, people["colleague"]),
    )
    press(colleague, "Publiceren")

    visitor.goto(f"{live_site}/id/item/{item.uuid}")
    assert visitor.url == f"{live_site}/kennis/samen-eten"
    assert fits(visitor)
    assert axe(visitor) == []
    shown = visitor.locator("main")
    assert "Eten met de buurt helpt tegen eenzaamheid." in shown.inner_text()
    pages = shown.get_by_role("link", name="groter").locator("img")
    pages.first.scroll_into_view_if_needed()
    assert (
        pages.evaluate_all("each => each.map(one => [one.loading, one.naturalWidth])") == [["lazy", 600]] * 3
    )
    visitor.emulate_media(media="print")
    printed = [
        shown.locator(each).first.is_visible() for each in (".lem-lead", ".lem-cite", ".lem-look", "form")
    ]
    assert printed == [True, True, False, False]
    visitor.emulate_media(media="screen")
    for file in (REPORT, ANNEX):
        with visitor.expect_download() as taken:
            shown.get_by_role("link", name=file["name"], exact=True).click()
        assert Path(taken.value.path()).read_bytes() == file["buffer"]

    with transactions.opened():
        twin = make_item("Samen aan tafel")
        knowledge.merge_item(actor=SYSTEM, item=twin, into=item, why="Zelfde verslag.")
    press_withdraw(colleague, live_site, item)
    addresses = [f"/id/item/{each.uuid}" for each in (item, twin)]
    for old in ("/kennis/samen-eten", "/kennis/samen-aan-tafel", *addresses):
        answer = visitor.goto(f"{live_site}{old}")
        assert answer is not None
        assert (answer.status, WHY in visitor.locator("main").inner_text()) == (410, True), old
    assert axe(visitor) == []


def press_withdraw(page: Page, live_site: str, item: Item) -> None:
    """With its reason."""
    page.goto(f"{live_site}/beheer/kennis/edit/{item.pk}/intrekken/")
    page.get_by_label("Waarom").fill(WHY)
    page.locator("main form button[type=submit]").click()


def test_no_word_is_cut_off_in_the_back_office_at_the_width_of_a_phone(
    open_page: Open, live_site: str, sign_in: Callable[..., Any], people: dict[str, User]
) -> None:
    here = people["editor"].grants.get().werkplaats
    with transactions.opened():
        item = make_item("Samen" + "eten" * 40, werkplaats=here, review_on=clock.today())
        draft = make_item("Samen" + "koken" * 40, werkplaats=here, published=False)
    page = open_page(f"{live_site}/beheer/", viewport=PHONE, storage_state=as_user(sign_in, people["editor"]))
    for there in (
        "", "nakijken/", f"edit/{draft.pk}/", f"edit/{draft.pk}/indienen/", f"edit/{draft.pk}/bestanden/",
        f"samen/?id={item.pk}&id={draft.pk}", "lijst/",
    ):  # fmt: skip
        page.goto(f"{live_site}/beheer/kennis/{there}")
        assert page.evaluate("(m => m.scrollWidth - m.clientWidth)(document.querySelector('#main'))") <= 0, (
            there
        )
