"""Armoede in de klas: from a question of a teacher to use in another region, over the country and back.

As the people in it do it, on a phone: who asks, the coordinator of Twente, an editor and her colleague, the
municipality, a national partner, and Noord. At the end one page tells it whole.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

import factories as make
from browsing import PHONE
from lemniscaat.agenda import api as agenda
from lemniscaat.circulation.api import Handover
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel import transactions
from lemniscaat.knowledge.api import Item
from lemniscaat.learning.api import Project
from lemniscaat.network import api as network
from lemniscaat.network.api import OrganisationKind, Role, User
from signing_in import as_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ITEM = "Armoede in de klas"
ASKED = "In mijn klas zie ik kinderen zonder boterham. Hoe begin ik daarover?"
WORDING = "Hoe zien en bespreken leerkrachten armoede in de klas?"
ELSEWHERE = "Hoe praat je op school over geldzorgen thuis?"
Phone = Callable[..., Page]


@pytest.fixture
def people(settings: Any, tmp_path: Path) -> dict[str, User]:
    """Twente and Noord, a municipality and a school that take part, and a national partner."""
    settings.INDEX_ROOT, settings.FILES_ROOT = tmp_path / "index", tmp_path / "files"
    with transactions.opened():
        twente = make.make_werkplaats("twente", code="TWE")
        noord = make.make_werkplaats("noord", code="NRD")
        make.make_municipality(twente, name="Enschede")
        make.make_municipality(noord, name="Emmen")
        make.make_issue("Geldzorgen in gezinnen", summary="Kinderen merken dat er thuis te weinig is.")
        make.make_kind("training", label="Training")
        enschede = make.make_organisation(
            "Gemeente Enschede", slug="enschede", kind=OrganisationKind.MUNICIPALITY
        )
        school = make.make_organisation("Basisschool De Brug", slug="de-brug")
        emmen = make.make_organisation("Basisschool Emmen", slug="school-emmen")
        partner = make.make_organisation(
            "Kennisinstituut", slug="instituut", kind=OrganisationKind.INSTITUTE, is_national=True
        )
        for werkplaats, organisation in ((twente, enschede), (twente, school), (noord, emmen)):
            network.join_partner(actor=make.SYSTEM, werkplaats=werkplaats, organisation=organisation)
        users = {
            "Twente": make.make_user(Role.COORDINATOR, twente),
            "editor": make.make_user(Role.EDITOR, twente),
            "member": make.make_user(Role.MEMBER, twente),
            "municipality": make.make_user(Role.PARTNER, twente, enschede),
            "partner": make.make_user(Role.KNOWLEDGE_PARTNER, organisation=partner),
            "Noord": make.make_user(Role.COORDINATOR, noord),
        }
    discovery.rebuild()
    return users


@pytest.fixture
def phone(
    open_page: Callable[..., Page], live_site: str, sign_in: Callable[..., Any], people: dict[str, User]
) -> Phone:
    """`phone(path, who)` is her phone at that page; without `who` a visitor's."""

    def opened(path: str, who: str = "") -> Page:
        own = {"storage_state": as_user(sign_in, people[who])} if who else {}
        return open_page(f"{live_site}{path}", viewport=PHONE, **own)

    return opened


def fits(page: Page) -> None:
    """Nothing is to be read or pressed beside the window, and nothing was refused."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    assert page.locator("[role=alert]").count() == 0, page.locator("[role=alert]").all_inner_texts()


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).first.click()
    fits(page)


def ask(phone: Phone, words: str, municipality: str) -> None:
    page = phone("/vraag")
    page.fill("textarea[name=original]", words)
    page.fill("input[name=municipality]", municipality)
    press(page, "button[name=act][value=send]")


def do(page: Page, act: str, **chosen: str) -> None:
    """One act of the desk, after opening it when it is folded."""
    asks = "".join(f":has([name={name}]:not([type=hidden]))" for name in chosen)
    which = f"form[action$='/{act}']{asks}"
    form = page.locator(which).first
    folded = page.locator(f"details:not([open]):has({which}) > summary")
    if not form.is_visible() and folded.count():
        folded.first.click()
    for name, value in chosen.items():
        field = form.locator(f"[name={name}]")
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)
    with page.expect_navigation():
        form.locator("button").first.click()
    fits(page)


def make_clear(phone: Phone, who: str, wording: str) -> Page:
    """The question that lies at her desk gets its words, its issue and its place on the website."""
    desk = phone(f"/bureau/{who.lower()}", who)
    with desk.expect_navigation():
        desk.locator(".lem-queue a").first.click()
    do(desk, "scherp", text=wording)
    do(desk, "verbind", uuid="Geldzorgen in gezinnen")
    do(desk, "zet-op-site")
    return desk


def tell(phone: Phone, who: str, organisation: str, headline: str, result: str) -> None:
    """That it was applied."""
    page = phone(f"/kennis/{Item.objects.get(title=ITEM, revises=None).slug}/toegepast", who)
    page.locator("[name=organisation]").select_option(value=organisation)
    for name, words in {"place": "Een school", "headline": headline, "result": result}.items():
        page.fill(f"[name={name}]", words)
    press(page, "main form .lem-actions button.lem-button")


def publish(phone: Phone, item: Item, note: str = "") -> None:
    """The editor hands it in, the coordinator opens it."""
    for who, act in (("editor", "indienen"), ("Twente", "publiceren")):
        page = phone(f"/beheer/kennis/edit/{item.pk}/{act}/", who)
        if note and act == "publiceren":
            page.locator("main form [name=note]").fill(note)
        with page.expect_navigation():
            page.locator("main form button[type=submit]").click()


def test_armoede_in_de_klas_goes_round_and_one_page_tells_it(
    phone: Phone, axe: Callable[[Page], list[str]]
) -> None:
    ask(phone, ASKED, "Enschede")
    desk = make_clear(phone, "Twente", WORDING)

    project = phone("/werkplaatsen/twente/projecten/nieuw", "Twente")
    project.fill("#id_title", "Armoede zien")
    project.fill("#id_summary", "Wat zien leerkrachten?")
    press(project, "main button.lem-button")
    desk.reload()
    do(desk, "onderzoek", uuid="Armoede zien (gepland)")
    work = f"/projecten/{Project.objects.get().slug}/werk"
    project = phone(work, "Twente")
    press(project, "main button[value=starten]")

    editor = phone("/beheer/kennis/new/", "editor")
    editor.locator("[name=title]").fill(ITEM)
    editor.locator("[name=kind]").select_option(label="Training")
    editor.locator("[name=plain_summary]").fill("Een training om armoede te zien en erover te praten.")
    with editor.expect_navigation():
        editor.locator("main form button[type=submit]").first.click()
    item = Item.objects.get(title=ITEM)
    publish(phone, item)
    project = phone(f"{work}?q=klas", "Twente")
    press(project, "button[value=gemaakt]")

    tell(phone, "member", "de-brug", "Getest op een school", "Twaalf leerkrachten probeerden het.")
    tell(phone, "municipality", "enschede", "Gekocht door de gemeente", "Enschede koopt de training.")
    tell(phone, "municipality", "enschede", "Gratis voor alle scholen", "Veertig scholen doen mee.")
    begun = phone(f"/beheer/kennis/edit/{item.pk}/nieuwe-versie/", "editor")
    with begun.expect_navigation():
        begun.locator("main form button[type=submit]").click()
    publish(phone, Item.objects.get(revises=item), "Nu ook voor de kinderopvang.")

    over = phone("/bureau/twente/oversteek/nieuw", "Twente")
    with over.expect_navigation():
        over.get_by_role("link", name=ITEM).click()
    over.locator("[name=to]").select_option(label="Kennisinstituut")
    over.fill("[name=hope]", "Houdt het ook elders stand?")
    press(over, "main form .lem-actions button.lem-button")
    handover = Handover.objects.get()
    theirs = phone("/partner/instituut", "partner")
    do(theirs, "neem-aan")
    do(theirs, "geef-terug", became="Vergeleken met drie regio's: het houdt stand.", rung="beschreven")
    back = phone("/bureau/twente/oversteek", "Twente")
    do(back, "ontvangen")

    ask(phone, "Ouders durven niet te zeggen dat het niet lukt. Wat doe ik als juf?", "Emmen")
    noord = make_clear(phone, "Noord", ELSEWHERE)
    do(noord, "kennis", address=f"/kennis/{Item.objects.get(pk=item.pk).slug}")
    tell(phone, "Noord", "school-emmen", "Ook in Emmen", "De hele school deed mee.")

    question = agenda.public_questions().get(wording=WORDING)
    visitor = phone(f"/vragen/{question.slug}")
    with visitor.expect_navigation():
        visitor.locator("main a[href^='/draad/']").first.click()
    fits(visitor)
    assert axe(visitor) == []
    told = [
        (
            row.locator(".lem-kind").inner_text(),
            row.locator(".lem-meta > span").nth(1).inner_text(),
            row.locator("h3").inner_text(),
        )
        for row in visitor.locator(".lem-thread__list > li").all()
    ]
    assert handover.werkplaats.slug == "twente"
    assert sorted(told) == sorted(
        [
            ("Vraag", "Twente", WORDING),
            ("Kwestie", "Landelijk", "Geldzorgen in gezinnen"),
            ("Project", "Twente", "Armoede zien"),
            ("Training", "Twente", ITEM),
            ("Toegepast", "Twente", "Getest op een school"),
            ("Toegepast", "Twente", "Gekocht door de gemeente"),
            ("Toegepast", "Twente", "Gratis voor alle scholen"),
            ("Versie", "Twente", f"versie 2 van “{ITEM}”"),
            ("Overdracht", "Landelijk", ITEM),
            ("Teruggekomen", "Twente", ITEM),
            ("Vraag", "Noord", ELSEWHERE),
            ("Toegepast", "Noord", "Ook in Emmen"),
        ]
    )
    said = visitor.locator("main").inner_text()
    assert [
        words
        for words in (
            "Van Twente naar Kennisinstituut: teruggegeven. Houdt het ook elders stand?",
            "Kennisinstituut geeft het terug. Vergeleken met drie regio's: het houdt stand.",
            "Nu ook voor de kinderopvang.",
            "12 dingen, in 2 werkplaatsen.",
        )
        if words not in said
    ] == []
    assert ASKED not in said
    assert visitor.locator(".lem-strands--cross.lem-strands__line").count() >= 2
