"""A new item asks little, and nothing that was given is lost when something else is to be mended."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from deciding import stays
from factories import make_item, make_kind, make_user, make_werkplaats
from lemniscaat.kernel import storing
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.forms.items import FIRST, GROUPS
from lemniscaat.network.api import Role, User, Werkplaats

pytestmark = pytest.mark.django_db

PAGE = "/beheer/kennis/new/"


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT, settings.INDEX_ROOT = tmp_path / "files", tmp_path / "index"


@pytest.fixture
def twente() -> Werkplaats:
    return make_werkplaats("twente")


@pytest.fixture
def editor(twente: Werkplaats) -> User:
    return make_user(Role.EDITOR, twente)


def test_every_field_stands_somewhere_once(editor: User, sign_in: Callable[..., Client]) -> None:
    form = sign_in(editor).get(PAGE).context["form"]
    named = [*FIRST, *(name for _label, names in GROUPS for name in names)]
    assert sorted(named) == sorted(form.fields)
    shown = ["title", "kind", "plain_summary", "uploads", "links", "licence"]
    assert [field.name for field in form.first()] == shown
    folded = [field.name for group in form.groups() for field in group.fields]
    assert sorted([*shown, *folded, "werkplaats"]) == sorted(form.fields)


@pytest.mark.parametrize("chosen", ["CC-BY-4.0", "", "reserved"])
def test_licence_is_proposed_in_plain_sight_and_what_one_chooses_stays(
    chosen: str, twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    client, sent = sign_in(editor), {"title": "Samen eten", "kind": make_kind().pk, "language": "nl"}
    assert client.get(PAGE).context["form"]["licence"].value() == "CC-BY-4.0"
    client.post(PAGE, {**sent, "werkplaats": twente.pk, "licence": chosen})
    item = Item.objects.get()
    form = client.get(f"/beheer/kennis/edit/{item.pk}/").context["form"]
    assert (item.licence, form["licence"].value()) == (chosen, chosen)
    assert "licence" not in {field.name for field in form.first()}


def test_title_and_kind_are_enough(twente: Werkplaats, editor: User, sign_in: Callable[..., Client]) -> None:
    kind, client = make_kind(), sign_in(editor)
    shown = client.get(PAGE)
    given = {name: shown.context["form"][name].value() for name in shown.context["form"].fields}
    form = {name: value for name, value in given.items() if value} | {"title": "Samen eten", "kind": kind.pk}
    assert client.post(PAGE, form).status_code == 302
    item = Item.objects.get()
    assert (item.title, item.werkplaats, item.language, item.state) == ("Samen eten", twente, "nl", "draft")
    assert item.licence == "CC-BY-4.0"


def test_one_that_is_there_is_folded_too_and_asks_above_all_what_may_stay(
    twente: Werkplaats, editor: User, sign_in: Callable[..., Client]
) -> None:
    item = make_item("Samen eten", werkplaats=twente, published=False, doi="10.1234/goed")
    at, client = f"/beheer/kennis/edit/{item.pk}/", sign_in(editor)
    page = client.get(at)
    form = page.context["form"]
    shown = [*form.first(), *(field for group in form.groups() for field in group.fields)]
    assert sorted(field.name for field in shown) == sorted(form.fields)
    assert "1 van 7 ingevuld" in page.content.decode()
    sent = {"title": "Samen eten", "kind": item.kind_id, "language": "nl", "abstract": "Bel 06-12345678."}
    told = client.post(at, {**sent, "opened_on": page.context["opened_on"]})
    [asked] = stays(told.content.decode())
    assert next(field.name for field in told.context["form"].first()) == asked


def test_who_keeps_several_is_asked_which(sign_in: Callable[..., Client]) -> None:
    form = sign_in(make_user(Role.SECRETARIAT)).get(PAGE).context["form"]
    assert "werkplaats" in [field.name for field in form.first()]


def test_group_opens_where_something_is_wrong_and_files_stay_until_it_is_mended(
    editor: User, sign_in: Callable[..., Client]
) -> None:
    client, kind = sign_in(editor), make_kind()
    form = {
        "title": "Samen eten", "kind": kind.pk, "language": "nl", "doi": "geen doi",
        "werkplaats": client.get(PAGE).context["form"]["werkplaats"].value(),
    }  # fmt: skip
    files = [
        SimpleUploadedFile("verslag.txt", b"Wie samen eet."),
        SimpleUploadedFile("bijlage.txt", b"Recepten."),
    ]
    told = client.post(PAGE, {**form, "uploads": files})
    assert (told.status_code, Item.objects.count()) == (200, 0)
    opened = [group.label for group in told.context["form"].groups() if group.is_open]
    assert opened == ["Waar het verscheen, en de nummers"]
    assert told.content.decode().count('<details class="w-mb-4" open>') == 1
    held = kept(told.content.decode())
    assert "Al binnen:" in told.content.decode()
    again = client.post(PAGE, {**form, "gebracht": held, "title": ""})
    held = kept(again.content.decode())
    done = client.post(PAGE, {**form, "doi": "10.1234/goed", "gebracht": held})
    assert done.status_code == 302
    found = {file.name: storing.path_of(file.uuid).read_bytes() for file in Item.objects.get().files.all()}
    assert found == {"verslag.txt": b"Wie samen eet.", "bijlage.txt": b"Recepten."}


def kept(page: str) -> list[str]:
    """The signed names of files that came in."""
    parts = page.split('name="gebracht" value="')[1:]
    assert len(parts) == 2
    return [part.partition('"')[0] for part in parts]


def test_nobody_takes_a_file_by_a_name_of_her_own_making(
    editor: User, sign_in: Callable[..., Client]
) -> None:
    form = {"title": "Samen eten", "kind": make_kind().pk, "language": "nl", "gebracht": "abc:def:ghi"}
    answer = sign_in(editor).post(PAGE, form)
    assert (answer.status_code, Item.objects.count()) == (200, 0)
    assert "Kies de bestanden opnieuw" in answer.content.decode()
