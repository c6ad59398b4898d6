"""The door for lists in the back office: looked through first, brought in whole, taken back by the worker."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from factories import make_item, make_kind, make_user, make_werkplaats
from lemniscaat.kernel import work
from lemniscaat.knowledge.api import Import, Item
from lemniscaat.network.api import AuditEvent, Role, User, Werkplaats

pytestmark = pytest.mark.django_db

PAGE = "/beheer/kennis/lijst/"
LIST = "titel;soort;doi;publiceren\nSamen eten;rapport;;ja\nSamen koken;rapport;10.1/daar;\n"


@pytest.fixture
def twente() -> Werkplaats:
    make_kind()
    return make_werkplaats("twente")


@pytest.fixture
def editor(twente: Werkplaats) -> User:
    return make_user(Role.EDITOR, twente)


def looked(client: Client, data: bytes, **more: Any) -> HttpResponse:
    file = SimpleUploadedFile("kennis.csv", data)
    return client.post(PAGE, {"bestand": file, "kijk": "1", **more})


def test_page_is_for_who_edits_and_lists_are_for_their_own(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    others = [make_user(), make_user(Role.MEMBER, twente), make_user(Role.FUNDER)]
    assert [sign_in(user).get(PAGE).status_code for user in others] == [404] * 3
    sign_in(editor).post(PAGE, {"tekst": LIST, "naam": "x.csv", "breng": "1", "werkplaats": twente.pk})
    [imported] = Import.objects.all()
    elsewhere = sign_in(make_user(Role.COORDINATOR, make_werkplaats("west")))
    assert "x.csv" not in elsewhere.get(PAGE).content.decode()
    for method in (elsewhere.get, elsewhere.post):
        assert method(f"{PAGE}{imported.uuid}/").status_code == 404
    refused = elsewhere.post(PAGE, {"tekst": LIST, "breng": "1", "werkplaats": twente.pk})
    assert refused.status_code == 422
    assert Import.objects.count() == 1


def test_list_is_looked_through_brought_in_and_taken_back(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    make_item("Daar al", doi="10.1/daar")
    client = sign_in(editor)
    page = looked(client, LIST.encode(), werkplaats=twente.pk)
    assert page.status_code == 200
    told = page.content.decode()
    assert [said in told for said in ("1 rij wordt", "Dit staat er al: Daar al", "Ligt klaar")] == [True] * 3
    assert Item.objects.count() == 1
    look = page.context["look"]
    again = {"tekst": look.text, "naam": look.name, "breng": "1", "werkplaats": twente.pk}
    there = client.post(PAGE, again)
    [imported] = Import.objects.all()
    assert there.url == f"{PAGE}{imported.uuid}/"
    assert client.post(PAGE, again).url == there.url
    made = Item.objects.get(title="Samen eten")
    assert (made.state, made.made_by, made.werkplaats, imported.name) == (
        "in_review", editor, twente, "kennis.csv",
    )  # fmt: skip
    assert "Daar al" in client.get(there.url).content.decode()
    client.post(there.url)
    assert "Wordt teruggenomen" in client.get(there.url).content.decode()
    work.run_due_jobs(by="test")
    assert "Teruggenomen." in client.get(there.url).content.decode()
    assert list(Item.objects.values_list("title", flat=True)) == ["Daar al"]


def asked(page: Any) -> dict[str, str]:
    """What was found → what was chosen of it."""
    return {choice.text: choice.decision for choice in page.context["look"].found}


def test_personal_data_in_a_list_is_told_and_stays_out_until_it_is_said_why_it_may_stay(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    client = sign_in(editor)
    text = (
        "titel;soort;inhoud\nEten;rapport;Bel 06-12345678 of 06-87654321.\nKoken;rapport;Bel 06-12345678.\n"
    )
    page = looked(client, text.encode(), werkplaats=twente.pk)
    assert (page.status_code, asked(page)) == (422, {"06-12345678": "", "06-87654321": ""})
    again = {"tekst": text, "naam": "x.csv", "breng": "1", "werkplaats": twente.pk}
    one, other = (choice.name for choice in page.context["look"].found)
    page = client.post(PAGE, {**again, one: "openbaar"})
    assert (page.status_code, asked(page)) == (422, {"06-12345678": "openbaar", "06-87654321": ""})
    assert '<option value="openbaar" selected>' in page.content.decode()
    assert Item.objects.count() == 0
    assert client.post(PAGE, {**again, one: "openbaar", other: "niemand"}).status_code == 302
    assert Item.objects.count() == 2
    noted = [change for event in AuditEvent.objects.all() for change in event.changes]
    assert {"phone": ["", "public"]} in [
        change["fields"] for change in noted if change["change"] == "let stand"
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\n", "“titel”"),
        (b"\x00\x01PK", "geen tekstbestand"),
        (b"naam\nx\n", "“titel”"),
        (b"titel;soort\n" + b"x;rapport\n" * 301, "300 rijen"),
        (b"titel;soort\n" + b"x;rapport\n" * 5_000_000, "te groot"),
        (b"titel;soort\n=1+1;rapport\nGoed;rapport\n", "formule"),
    ],
    ids=["empty", "binary", "columns", "rows", "50 MB", "formula"],
)
def test_hostile_list_gets_a_clear_sentence_and_brings_nothing(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client], data: bytes, says: str
) -> None:
    answer = looked(sign_in(editor), data, werkplaats=twente.pk, breng="1")
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Item.objects.count() == 0


def test_page_costs_the_same_for_one_list_and_three(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client], queries: Callable[..., int]
) -> None:
    client = sign_in(editor)

    def bring(n: int) -> int:
        text = f"titel;soort\nVerslag {n};rapport\n"
        client.post(PAGE, {"tekst": text, "naam": "x.csv", "breng": "1", "werkplaats": twente.pk})
        return queries(lambda: client.get(PAGE))

    one, _two, three = (bring(n) for n in range(3))
    assert one == three
