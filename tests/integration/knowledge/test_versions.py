"""The next version of what is published: a copy that nobody outside sees, put in place at once and whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import factories as make
import papers
from lemniscaat.kernel import storing
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.modules import texts_of
from lemniscaat.knowledge.actions.versions import CONTENT, OF_ITS_LIFE
from lemniscaat.knowledge.api import Item, Version
from lemniscaat.knowledge.citing.versions import cite
from lemniscaat.knowledge.documents import CLOSED, SOURCES
from lemniscaat.knowledge.models import File, LessonText, Module, PageText
from lemniscaat.network.api import VISITOR, Actor, Role, redact
from lemniscaat.vocabulary.api import KindGroup

pytestmark = pytest.mark.django_db

ONE, OTHER, THIRD = (papers.pdf(text) for text in ("Een wijkteam.", "Een buurthuis.", "Een keuken."))


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def editors() -> tuple[Actor, Actor]:
    """Two of one werkplaats."""
    werkplaats = make.make_werkplaats("oost")
    return make.make_actor(Role.EDITOR, werkplaats), make.make_actor(Role.COORDINATOR, werkplaats)


@pytest.fixture
def item(editors: tuple[Actor, Actor]) -> Item:
    """Published, with two files and all that belongs to an item."""
    [werkplaats] = [grant.werkplaats for grant in editors[0].grants]
    item = make.make_item(
        "Samen eten",
        published=False,
        werkplaats=werkplaats,
        plain_summary="Eten helpt.",
        year=2024,
        publisher="Welzijn Voorbeeld",
        themes=[make.make_theme("eten")],
        contributors=[{"name": "Anna de Wit"}, {"name": "Buurthuis Oost", "is_body": True}],
        links=[{"url": "https://voorbeeld.example/een"}],
    )
    for name, data in [("een.pdf", ONE), ("ander.pdf", OTHER)]:
        knowledge.add_file(actor=make.SYSTEM, item=item, brought=storing.bring(name, [data]))
    knowledge.submit_item(actor=make.SYSTEM, item=item)
    return knowledge.publish_item(actor=make.SYSTEM, item=item)


def copied(item: Item, actor: Actor) -> Item:
    """A next version with another title, maker, theme, link and file."""
    copy = knowledge.begin_next_version(actor=actor, item=item)
    knowledge.revise_item(
        actor=actor,
        item=copy,
        title="Samen koken",
        year=2026,
        themes=[make.make_theme("koken")],
        contributors=[{"name": "Bert Jansen"}],
        links=[{"url": "https://voorbeeld.example/twee"}],
    )
    knowledge.remove_file(actor=actor, file=copy.files.get(name="ander.pdf"))
    knowledge.add_file(actor=actor, item=copy, brought=storing.bring("derde.pdf", [THIRD]))
    return copy


def shown(item: Item) -> dict[str, Any]:
    """What everyone reads of it."""
    found = knowledge.item_page(VISITOR, item.slug)
    assert found is not None
    return {
        "title": found.title,
        "year": found.year,
        "makers": [str(row) for row in found.contributors.all()],
        "links": [row.url for row in found.links.all()],
        "themes": [str(theme) for theme in found.themes.all()],
        "files": [file.name for file in found.files.all()],
        "versions": [version.number for version in found.versions.all()],
    }


FIRST = {
    "title": "Samen eten",
    "year": 2024,
    "makers": ["Anna de Wit", "Buurthuis Oost"],
    "links": ["https://voorbeeld.example/een"],
    "themes": ["eten"],
    "files": ["een.pdf", "ander.pdf"],
    "versions": [1],
}
SECOND = {
    "title": "Samen koken",
    "year": 2026,
    "makers": ["Bert Jansen"],
    "links": ["https://voorbeeld.example/twee"],
    "themes": ["koken"],
    "files": ["een.pdf", "derde.pdf"],
    "versions": [2, 1],
}


def test_next_version_comes_in_place_at_once_and_whole(item: Item, editors: tuple[Actor, Actor]) -> None:
    maker, colleague = editors
    address, kept = (item.uuid, item.slug), item.files.get(name="een.pdf").uuid
    copy = copied(item, maker)
    assert shown(item) == FIRST
    with pytest.raises(Conflict):
        knowledge.publish_item(actor=colleague, item=copy)
    copy.refresh_from_db()
    knowledge.submit_item(actor=maker, item=copy)
    with pytest.raises(Refused):
        knowledge.publish_item(actor=maker, item=copy)
    assert shown(item) == FIRST

    published = knowledge.publish_item(actor=colleague, item=copy, note="De keuken is erbij.")

    assert (published.uuid, published.slug, published.reviewed_by) == (*address, colleague.user)
    assert shown(published) == SECOND
    assert published.files.get(name="een.pdf").uuid == kept
    assert list(Item.objects.all()) == [published]
    assert {path.stem for path in storing.settings.FILES_ROOT.glob("??/*")} >= {
        file.uuid.hex for file in File.objects.all()
    }
    first, second = published.versions.order_by("number")
    assert (first.title, first.year, [row["name"] for row in first.makers]) == (
        "Samen eten",
        2024,
        ["Anna de Wit", "Buurthuis Oost"],
    )
    assert (second.title, second.note, first.uuid == second.uuid) == (
        "Samen koken",
        "De keuken is erbij.",
        False,
    )
    assert [[file.name for file in knowledge.files_of(each)] for each in (first, second)] == [
        ["een.pdf", "ander.pdf"],
        ["een.pdf", "derde.pdf"],
    ]


def test_working_copy_is_for_its_editors_by_every_door(
    item: Item, editors: tuple[Actor, Actor], client: Client, sign_in: Callable[..., Client]
) -> None:
    copy = copied(item, editors[0])
    new = copy.files.get(name="derde.pdf")
    doors = [
        f"/kennis/{copy.slug}",
        *(f"/kennis/{copy.slug}.{ending}" for ending in ("bib", "ris", "json", "jsonld")),
        f"/kennis/{copy.slug}/versies/1",
        f"/id/item/{copy.uuid}",
        f"/bestanden/{new.uuid}",
        f"/bestanden/{new.uuid}/beeld",
    ]
    outside = [client, *(sign_in(make.make_user(role)) for role in (Role.SECRETARIAT, Role.FUNDER))]
    assert {door: [each.get(door).status_code for each in outside] for door in doors} == {
        door: [404, 404, 404] for door in doors
    }
    assert sign_in(editors[1].user).get(doors[0]).status_code == 200
    told = client.get(f"/kennis/{item.slug}").content.decode() + client.get("/kennis/").content.decode()
    assert ("Samen koken" in told, copy.uuid.hex in told) == (False, False)
    uuids = [item.uuid, copy.uuid]
    assert [document.title for document in SOURCES["item"].load(uuids)] == ["Samen eten"]
    assert [document.title for _place, document in CLOSED["item"].load(uuids)] == ["Samen koken"]
    assert [set(CLOSED["item"].visible(actor, uuids)) for actor in (VISITOR, editors[1])] == [
        set(),
        {copy.uuid},
    ]
    assert [subject.label for subject in resolve([("item", uuid) for uuid in uuids]).values()] == [
        "Samen eten"
    ]
    for name in ("bibtex", "csv", "jsonl"):
        assert "Samen koken" not in "".join(knowledge.export_items(name))


def test_one_next_version_at_a_time(item: Item, editors: tuple[Actor, Actor]) -> None:
    first, second = editors
    copy = knowledge.begin_next_version(actor=first, item=item)

    with pytest.raises(Conflict, match=str(first.user)):
        knowledge.begin_next_version(actor=second, item=item)
    with pytest.raises(Conflict):
        knowledge.begin_next_version(actor=second, item=copy)
    with pytest.raises(Invalid):
        knowledge.drop_next_version(actor=second, item=item)
    assert knowledge.drop_next_version(actor=second, item=copy) == item

    assert (list(Item.objects.all()), shown(item)) == ([item], FIRST)
    assert knowledge.begin_next_version(actor=second, item=item).made_by == second.user


def test_next_version_of_what_was_withdrawn_stays_a_draft(item: Item, editors: tuple[Actor, Actor]) -> None:
    copy = copied(item, editors[0])
    knowledge.submit_item(actor=editors[0], item=copy)
    knowledge.withdraw_item(actor=editors[1], item=item, reason="Er staat een fout in.")

    with pytest.raises(Conflict):
        knowledge.publish_item(actor=editors[1], item=copy)
    with pytest.raises(Conflict):
        knowledge.begin_next_version(actor=editors[1], item=item)

    assert Item.objects.public().count() == 0


def test_every_field_is_its_content_or_of_its_life() -> None:
    fields = {field.name for field in Item._meta.concrete_fields}
    assert fields >= OF_ITS_LIFE
    assert set(CONTENT) == {
        "title", "kind", "publisher", "plain_summary", "abstract", "year", "language", "licence", "doi",
        "handle", "isbn", "part_of", "volume", "issue_number", "pages", "source_kinds", "rung",
        "rung_reason", "review_on", "source",
    }  # fmt: skip


def test_version_has_an_address_and_says_whether_it_is_the_newest(
    item: Item, editors: tuple[Actor, Actor], client: Client
) -> None:
    copy = copied(item, editors[0])
    knowledge.submit_item(actor=editors[0], item=copy)
    knowledge.publish_item(actor=editors[1], item=copy)
    old, new = Version.objects.order_by("number")
    gone = File.objects.get(name="ander.pdf")

    answers = {each: client.get(f"/id/version/{each.uuid}") for each in (old, new)}
    assert {each.number: (answer.status_code, answer["Location"]) for each, answer in answers.items()} == {
        1: (303, "/kennis/samen-eten/versies/1"),
        2: (303, "/kennis/samen-eten/versies/2"),
    }
    first, second = (client.get(answer["Location"]).content.decode() for answer in answers.values())
    assert ("niet de nieuwste" in first, "niet de nieuwste" in second) == (True, False)
    assert (
        "De Wit, A., &amp; Buurthuis Oost. (2024). <i>Samen eten</i> (Versie 1). Welzijn Voorbeeld." in first
    )
    assert f"http://testserver/id/version/{old.uuid}" in first or f"/id/version/{old.uuid}" in first
    assert [f"/bestanden/{gone.uuid}" in page for page in (first, second)] == [True, False]
    taken = client.get(f"/bestanden/{gone.uuid}")
    assert taken.getvalue() == OTHER
    assert f"/kennis/{item.slug}/versies/1" in client.get(f"/kennis/{item.slug}").content.decode()
    assert client.get(f"/kennis/{item.slug}/versies/3").status_code == 404

    knowledge.withdraw_item(actor=editors[1], item=Item.objects.get(), reason="Er staat een fout in.")
    doors = (f"/id/version/{old.uuid}", f"/kennis/{item.slug}/versies/1", f"/bestanden/{gone.uuid}")
    assert [client.get(door).status_code for door in doors] == [410, 410, 410]


def test_text_that_is_taken_out_is_taken_out_of_the_working_copy_and_of_earlier_files_too(
    item: Item, editors: tuple[Actor, Actor], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    for file in item.files.all():
        PageText.objects.create(file=file, number=1, text="Bel Wilhelmina Voorbeeld.")
    knowledge.begin_next_version(actor=editors[0], item=item)

    with django_capture_on_commit_callbacks(execute=True):
        redact(actor=editors[1], kind="item", uuid=item.uuid, text="Wilhelmina Voorbeeld", reason="Gevraagd.")

    assert set(PageText.objects.values_list("text", flat=True)) == {"Bel [weggehaald]."}
    assert list(storing.settings.FILES_ROOT.glob("??/*")) == []


def test_the_back_office_leads_from_what_is_published_to_its_copy_and_back(
    item: Item, editors: tuple[Actor, Actor], sign_in: Callable[..., Client]
) -> None:
    client, room = sign_in(editors[0].user), "/beheer/kennis/edit"
    begun = client.post(f"{room}/{item.pk}/nieuwe-versie/")
    copy = item.next_version
    assert begun["Location"] == f"{room}/{copy.pk}/"
    again = client.post(f"{room}/{item.pk}/nieuwe-versie/", follow=True)
    assert "is al met een nieuwe versie begonnen" in again.content.decode()
    client.post(f"{room}/{copy.pk}/indienen/")

    published = sign_in(editors[1].user).post(f"{room}/{copy.pk}/publiceren/", {"note": "Beter."})

    assert published["Location"] == f"{room}/{item.pk}/"
    assert [version.note for version in item.versions.all()] == ["Beter.", ""]
    assert client.get(f"{room}/{copy.pk}/").status_code == 404


def test_lessons_go_along_and_a_lesson_that_stayed_is_the_same_one(editors: tuple[Actor, Actor]) -> None:
    maker, colleague = editors
    [werkplaats] = [grant.werkplaats for grant in maker.grants]
    kind = make.make_kind("module", group=KindGroup.EDUCATION)
    item = make.make_item("Leren koken", published=False, kind=kind, werkplaats=werkplaats)
    file = knowledge.add_file(actor=maker, item=item, brought=storing.bring("een.pdf", [ONE]))
    first = [LessonText("Snijden", teacher_notes="Let op.", files=(file.uuid,)), LessonText("Bakken")]
    knowledge.write_module(actor=maker, item=item, lessons=first, competences="Koken")
    knowledge.submit_item(actor=maker, item=item)
    knowledge.publish_item(actor=colleague, item=item)
    cutting = item.module.lessons.get(title="Snijden").uuid

    copy = knowledge.begin_next_version(actor=maker, item=item)
    kept, dropped = texts_of(copy.module)
    assert (kept.origin, kept.teacher_notes, dropped.title) == (cutting, "Let op.", "Bakken")
    knowledge.write_module(actor=maker, item=copy, lessons=[LessonText("Kiezen"), kept], competences="Koken")
    knowledge.submit_item(actor=maker, item=copy)
    knowledge.publish_item(actor=colleague, item=copy)

    stands = texts_of(Module.objects.get())
    assert [(text.title, text.files) for text in stands] == [("Kiezen", ()), ("Snijden", (file.uuid,))]
    assert [text.uuid == cutting for text in stands] == [False, True]
    assert [len(each.module.lessons) for each in item.versions.all()] == [2, 2]


@pytest.mark.parametrize(
    ("work_type", "label", "told"),
    [
        ("thesis", "Proefschrift", "Bos, A. (2020). Leren (Versie 1) [Proefschrift, Saxion]. "),
        ("course", "Lesmodule", "Bos, A. (2020). Leren (Versie 1) [Lesmodule]. Saxion. "),
        ("report", "Rapport", "Bos, A. (2020). Leren (Versie 1). Saxion. "),
    ],
)
def test_citation_of_a_version_tells_what_it_is_where_a_reader_would_not_know(
    work_type: str, label: str, told: str
) -> None:
    kind = make.make_kind("soort", label=label, work_type=work_type)
    makers = [{"name": "dr. Anna Bos"}]
    item = make.make_item("Leren", kind=kind, contributors=makers, year=2020, publisher="Saxion")
    version = item.versions.get()
    assert cite(version).text == f"{told}http://127.0.0.1:8000/id/version/{version.uuid}"
