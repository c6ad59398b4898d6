"""A module goes round in a real browser: taken, adapted, offered back, taken over, published and heard of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page

from browsing import DESK, PHONE
from factories import lesson, make_module, make_organisation, make_user, make_werkplaats
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.network import api as network
from lemniscaat.network.api import OrganisationKind, Role, User
from signing_in import as_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Open = Callable[..., Page]


@pytest.fixture
def people() -> dict[str, User]:
    """A keeper and her colleague here, a teacher there, and one elsewhere who uses the module."""
    with transactions.opened():
        here, there = make_werkplaats("hier"), make_werkplaats("daar")
        made = make_module("Wijkanalyse", lesson("Kijken", "Loop door een wijk."), werkplaats=here)
        users = {
            "keeper": make_user(Role.EDITOR, here),
            "colleague": make_user(Role.COORDINATOR, here),
            "teacher": make_user(Role.TEACHER, there),
            "user": make_user(Role.TEACHER, there),
        }
        knowledge.tell_of_programme(
            actor=network.actor_of(users["user"]),
            item=made,
            organisation=make_organisation(kind=OrganisationKind.HOGESCHOOL),
            programme="Social Work",
            since=clock.today(),
        )
    return users


def test_module_is_taken_adapted_offered_back_taken_over_and_heard_of(
    open_page: Open,
    live_site: str,
    sign_in: Callable[..., Any],
    axe: Callable[[Page], list[str]],
    people: dict[str, User],
    tmp_path: Path,
) -> None:
    teacher = open_page(
        f"{live_site}/kennis/wijkanalyse", viewport=PHONE, storage_state=as_user(sign_in, people["teacher"])
    )
    assert "Alleen voor docenten." in teacher.locator("main").inner_text()
    with teacher.expect_download() as taken:
        teacher.get_by_role("link", name="Neem alle lessen mee (zip)").click()
    taken.value.save_as(tmp_path / "lessen.zip")
    assert "voor-de-docent.html" in ZipFile(tmp_path / "lessen.zip").namelist()

    teacher.get_by_role("link", name="Bewerk deze module").click()
    assert axe(teacher) == []
    teacher.get_by_role("button", name="Maak mijn eigen versie").click()
    teacher.get_by_label("Wat studenten doen").first.fill("Fiets door een wijk.")
    assert axe(teacher) == []
    assert teacher.evaluate("document.documentElement.scrollWidth <= innerWidth")
    teacher.get_by_role("button", name="Lessen opslaan").click()
    adapted = Item.objects.get(module__forked_from__isnull=False)
    teacher.goto(f"{live_site}/kennis/{adapted.slug}/verschil")
    assert teacher.locator("mark").all_inner_texts() == ["Loop", "Fiets"]
    teacher.get_by_text("Bied dit aan de makers van de bron aan").click()
    teacher.get_by_label("Waarom is het zo beter?").fill("Fietsen gaat verder.")
    assert axe(teacher) == []
    teacher.get_by_role("button", name="Bied deze les aan").click()

    keeper = open_page(
        f"{live_site}/kennis/wijkanalyse/aangeboden",
        viewport=DESK,
        storage_state=as_user(sign_in, people["keeper"]),
    )
    assert axe(keeper) == []
    keeper.get_by_role("button", name="Neem het over").click()
    keeper.get_by_role("link", name="Naar de volgende versie").click()
    assert keeper.get_by_label("Wat studenten doen").first.input_value() == "Fiets door een wijk."
    keeper.get_by_role("button", name="Opslaan en een collega laten kijken").click()

    working = Item.objects.get(revises__isnull=False)
    colleague = open_page(
        f"{live_site}/beheer/kennis/edit/{working.pk}/publiceren/",
        storage_state=as_user(sign_in, people["colleague"]),
    )
    colleague.get_by_label("Wat er veranderde").fill("Met de fiets.")
    colleague.locator("main form button[type=submit]").click()

    teacher.goto(f"{live_site}/kennis/wijkanalyse")
    assert "Fiets door een wijk." in teacher.locator("main").inner_text()
    told = OutgoingMail.objects.filter(subject="Nieuwe versie: Wijkanalyse").values_list("to", flat=True)
    assert sorted(told) == sorted([people["teacher"].email, people["user"].email])
