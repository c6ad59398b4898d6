"""The search field completes what is typed, and an editor reads why something was found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import DESK, PHONE
from factories import make_item, make_theme, make_user, make_werkplaats
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Role, User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def editor(settings: Any, tmp_path: Path) -> User:
    """A theme, one piece of knowledge that everyone may read and one that nobody may yet."""
    settings.INDEX_ROOT = tmp_path / "index"
    with transactions.opened():
        twente = make_werkplaats("twente")
        make_theme("eenzaamheid")
        make_item("Eenzame ouderen bereiken", plain_summary="Aanbellen helpt.", werkplaats=twente)
        make_item("Eenzaam en nog geheim", werkplaats=twente, published=False)
        user = make_user(Role.EDITOR, twente)
    discovery.rebuild()
    return user


def test_typing_is_completed(open_page: Callable[..., Page], live_site: str, editor: User) -> None:
    page = open_page(f"{live_site}/zoeken", viewport=PHONE)
    page.locator("#q").press_sequentially("een")
    expect(page.locator("#aanvulling option")).to_have_count(2)
    offered = page.locator("#aanvulling option").evaluate_all("them => them.map(it => it.value)")
    assert offered == ["eenzaamheid", "Eenzame ouderen bereiken"]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_editor_reads_why(
    open_page: Callable[..., Page],
    live_site: str,
    sign_in: Callable[..., Any],
    editor: User,
    axe: Callable[[Page], list[str]],
    viewport: Any,
) -> None:
    cookie = {
        "name": "sessionid",
        "value": sign_in(editor).cookies["sessionid"].value,
        "domain": "localhost",
        "path": "/",
    }
    page = open_page(
        f"{live_site}/zoeken?q=ouderen+bereiken",
        viewport=viewport,
        storage_state={"cookies": [cookie], "origins": []},
    )
    assert axe(page) == []
    page.click("text=Leg uit")
    assert "Eenzame ouderen bereiken voor de zoekopdracht" in page.locator("main").inner_text()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
