"""What stands around every page. No test here may touch the database: the base page asks it nothing."""

import re
from types import SimpleNamespace

import html5lib
import pytest
from django.test import Client, RequestFactory, override_settings
from django.utils.translation import override

from lemniscaat.kernel import menus
from lemniscaat.ui.context import Chrome

pytestmark = pytest.mark.urls("unit.ui.urls")


@pytest.fixture(autouse=True)
def _menu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Menus of these tests alone."""
    monkeypatch.setattr(menus, "menu", registry := menus.Registry("menu entry"))
    for order, (name, where, url) in enumerate(
        [("Kennis", "main", "/kennis/"), ("Galerij", "main", "/gallery"), ("Contact", "about", "/contact")]
    ):
        registry.join(
            name, menus.MenuEntry(where, order, lambda name=name: name, lambda request, url=url: url)
        )


def page(client: Client, url: str = "/gallery", status: int = 200):
    response = client.get(url)
    assert response.status_code == status
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(response.content.decode())


def text(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_gallery_shows_all_in_both_languages(client: Client) -> None:
    assert text(page(client).find(".//h1")) == "Galerij"
    assert text(page(client, "/en/gallery").find(".//h1")) == "Gallery"


def test_anonymous_visitor_gets_no_cookie(client: Client) -> None:
    assert not client.get("/gallery").cookies


def test_main_menu_marks_where_one_is_on_both_widths(client: Client) -> None:
    links = page(client).findall(".//header//nav//a")
    assert [(text(link), link.get("aria-current")) for link in links] == [
        ("Kennis", None),
        ("Galerij", "page"),
    ] * 2


def test_footer_shows_the_columns_that_hold_anything(client: Client) -> None:
    columns = page(client).findall(".//footer//section")
    assert [text(column) for column in columns] == ["Over onsContact"]


def test_languages_stand_beside_each_other(client: Client) -> None:
    here = page(client, "/gallery?a=1&b=2")
    assert here.get("lang") == "nl"
    link = here.find(".//footer//a[@hreflang]")
    assert (link.get("href"), link.get("lang"), text(link)) == ("/en/gallery?a=1&b=2", "en", "English")
    back = page(client, "/en/gallery").find(".//footer//a[@hreflang]")
    assert (back.get("href"), back.get("lang"), text(back)) == ("/gallery", "nl", "Nederlands")


@override_settings(BASE_URL="https://lemniscaat.example")
def test_canonical_address_has_no_filters(client: Client) -> None:
    found = page(client, "/gallery?a=1")
    assert [link.get("href") for link in found.iterfind(".//link[@rel='canonical']")] == [
        "https://lemniscaat.example/gallery"
    ]
    assert [
        (link.get("hreflang"), link.get("href")) for link in found.iterfind(".//head/link[@rel='alternate']")
    ] == [
        ("nl", "https://lemniscaat.example/gallery"),
        ("en", "https://lemniscaat.example/en/gallery"),
    ]


@pytest.mark.parametrize(("demo", "said"), [(True, 1), (False, 0)])
def test_demonstration_says_so_and_is_kept_out_of_search_engines(
    client: Client, demo: bool, said: int
) -> None:
    with override_settings(DEMO=demo):
        html = client.get("/told").content.decode()
    assert html.count("Voorbeeld: verzonnen.") == said
    assert html.count('<meta name="robots" content="noindex">') == said


def test_messages_are_told_once_and_escaped(client: Client) -> None:
    with override("nl"):
        notices = page(client, "/told").findall(".//*[@role='status']/div")
    assert [(text(notice), notice.get("class")) for notice in notices] == [
        ("Je vraag is <verstuurd>.", "lem-notice lem-notice--ok"),
        ("Dit ging mis.", "lem-notice lem-notice--error"),
    ]


@pytest.mark.parametrize(("url", "status"), [("/nothing", 404), ("/forbidden", 403)])
def test_refusal_is_a_page_with_a_way_on(client: Client, url: str, status: int) -> None:
    found = page(client, url, status)
    assert len(found.findall(".//h1")) == 1
    assert found.find(".//main//a").get("href") == "/"
    assert found.find(".//link[@rel='canonical']") is None


def test_fault_of_ours_is_a_page_too(client: Client) -> None:
    client.raise_request_exception = False
    assert text(page(client, "/broken", 500).find(".//h1")) == "Er ging iets mis bij ons"


@pytest.mark.parametrize("status", [400, 403, 404, 409, 410, 422, 429])
def test_refusal_says_the_sentence_it_is_given(client: Client, status: int) -> None:
    lead = page(client, f"/sentence/{status}", status).find(".//p[@class='lem-lead']")
    assert text(lead) == "Iemand <b>anders</b> was er."


def test_page_holds_no_inline_script_or_style(client: Client) -> None:
    html = client.get("/gallery").content.decode()
    assert re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", html) == []


def test_signed_in_name_is_that_of_the_visitor() -> None:
    request = RequestFactory().get("/gallery")
    assert Chrome(request).signed_in == ""
    request.user = SimpleNamespace(is_authenticated=False)
    assert Chrome(request).signed_in == ""
    request.user = SimpleNamespace(is_authenticated=True, get_short_name=lambda: "Noor")
    assert Chrome(request).signed_in == "Noor"


@pytest.mark.parametrize(("language", "home"), [("nl", "/"), ("en", "/en/")])
def test_home_is_in_the_language_of_the_page(language: str, home: str) -> None:
    with override(language):
        assert Chrome(RequestFactory().get("/")).home == home


def test_page_that_stands_in_one_language_offers_no_other() -> None:
    assert Chrome(RequestFactory().get("/told")).languages == []
