"""What opens on a day: an item that was reviewed, a file under embargo; and nothing of it before."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

import factories as make
import papers
from lemniscaat.kernel import clock, storing, work
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import jobs
from lemniscaat.knowledge.api import Item, ItemState
from lemniscaat.knowledge.documents import CLOSED, SOURCES
from lemniscaat.knowledge.models import File, PageText, Reading
from lemniscaat.network.api import VISITOR, Actor, Role

pytestmark = pytest.mark.django_db

BEFORE = datetime(2026, 11, 30, 22, 59, tzinfo=UTC)
THE_DAY = datetime(2026, 11, 30, 23, 1, tzinfo=UTC)
"""A minute before and after midnight in Amsterdam."""
DAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def test_item_opens_on_its_day_with_the_name_of_who_looked_at_it(client: Client) -> None:
    werkplaats = make.make_werkplaats()
    maker, colleague = (make.make_actor(Role.EDITOR, werkplaats) for _ in range(2))
    item = make.make_item("Samen eten", published=False, werkplaats=werkplaats)
    with clock.held(BEFORE):
        knowledge.submit_item(actor=maker, item=item)
        knowledge.publish_item(actor=colleague, item=item, on=DAY, note="Nieuw.")
        assert (item.state, item.slug, jobs.open_due()) == (ItemState.SCHEDULED, item.uuid.hex, 0)
        assert [
            client.get(door).status_code for door in (f"/kennis/{item.slug}", f"/id/item/{item.uuid}")
        ] == [
            404,
            404,
        ]
        assert list(SOURCES["item"].load([item.uuid])) == []
        assert [found.title for _place, found in CLOSED["item"].load([item.uuid])] == ["Samen eten"]
        with pytest.raises(Conflict):
            knowledge.revise_item(actor=maker, item=item, title="Onder het wachten iets anders")
    with clock.held(THE_DAY):
        work.turn(by="test")
        work.turn(by="test")
        item = Item.objects.get()
        assert (item.state, item.slug, item.reviewed_by, item.published_at, item.publish_on) == (
            ItemState.PUBLISHED,
            "samen-eten",
            colleague.user,
            THE_DAY,
            None,
        )
        assert [(version.number, version.note) for version in item.versions.all()] == [(1, "Nieuw.")]
        assert client.get("/kennis/samen-eten").status_code == 200


def test_what_waits_for_its_day_can_be_sent_back_and_is_then_nobodys_plan() -> None:
    item = make.make_item(published=False)
    with clock.held(BEFORE):
        knowledge.submit_item(actor=make.SYSTEM, item=item)
        knowledge.publish_item(actor=make.SYSTEM, item=item, on=DAY)
        knowledge.send_back_item(actor=make.SYSTEM, item=item)
    with clock.held(THE_DAY):
        assert jobs.open_due() == 0
    item.refresh_from_db()
    assert (item.state, item.publish_on) == (ItemState.DRAFT, None)


def test_next_version_opens_on_its_day_unless_the_first_was_withdrawn() -> None:
    items = [make.make_item(title) for title in ("Blijft", "Gaat")]
    with clock.held(BEFORE):
        for item in items:
            copy = knowledge.begin_next_version(actor=make.SYSTEM, item=item)
            knowledge.revise_item(actor=make.SYSTEM, item=copy, title=f"{item} nieuw")
            knowledge.submit_item(actor=make.SYSTEM, item=copy)
            knowledge.publish_item(actor=make.SYSTEM, item=copy, on=DAY)
        knowledge.withdraw_item(actor=make.SYSTEM, item=items[1], reason="Fout.")
    with clock.held(THE_DAY):
        assert (jobs.open_due(), jobs.open_due()) == (2, 0)
    assert sorted(Item.objects.values_list("title", "state")) == [
        ("Blijft nieuw", "published"),
        ("Gaat", "withdrawn"),
        ("Gaat nieuw", "draft"),
    ]


@pytest.fixture
def file() -> File:
    """Under embargo until `DAY`, read, of a published item of a werkplaats."""
    item = make.make_item("Samen eten", published=False, werkplaats=make.make_werkplaats("oost"))
    brought = storing.bring("geheim.pdf", [papers.pdf("Respijtzorg geeft lucht.")])
    file = knowledge.add_file(actor=make.SYSTEM, item=item, brought=brought)
    Reading.objects.filter(file=file).update(state="read", media_type="application/pdf", has_picture=True)
    PageText.objects.create(file=file, number=1, text="Respijtzorg geeft lucht.")
    storing.keep_picture(file.uuid, b"RIFFxxxxWEBP")
    with clock.held(BEFORE):
        knowledge.embargo_file(actor=make.SYSTEM, file=file, until=DAY)
        knowledge.submit_item(actor=make.SYSTEM, item=item)
        knowledge.publish_item(actor=make.SYSTEM, item=item)
    return file


def test_file_under_embargo_is_for_its_editors_until_its_day(
    file: File, client: Client, sign_in: Callable[..., Client]
) -> None:
    oost, item = file.item.werkplaats, file.item
    doors = (f"/bestanden/{file.uuid}", f"/bestanden/{file.uuid}/beeld")

    def statuses(each: Client) -> list[int]:
        answers = [each.get(door) for door in doors]
        return [answer.getvalue() and answer.status_code for answer in answers]

    people = {
        "visitor": client,
        "member": sign_in(make.make_user(Role.MEMBER, oost)),
        "editor elsewhere": sign_in(make.make_user(Role.EDITOR, make.make_werkplaats())),
        "secretariat": sign_in(make.make_user(Role.SECRETARIAT)),
        "editor": sign_in(make.make_user(Role.EDITOR, oost)),
    }
    with clock.held(BEFORE):
        assert {who: statuses(each) for who, each in people.items()} == {
            "visitor": [404, 404],
            "member": [404, 404],
            "editor elsewhere": [404, 404],
            "secretariat": [404, 404],
            "editor": [200, 200],
        }
        pages = [client.get(f"/kennis/{item.slug}{more}").content.decode() for more in ("", "/versies/1")]
        for page in pages:
            assert ("geheim.pdf" in page, "1 december 2026" in page) == (True, True)
            assert (file.uuid.hex in page.replace("-", ""), "Respijtzorg" in page) == (False, False)
        [document] = SOURCES["item"].load([item.uuid])
        assert [passage.text for passage in document.passages] == []
        machines = "".join("".join(knowledge.export_items(name)) for name in ("bibtex", "csv", "jsonl"))
        machines += "".join(
            client.get(f"/kennis/{item.slug}.{end}").content.decode() for end in ("json", "jsonld")
        )
        machines += client.get(f"/kennis/{item.slug}")["Link"]
        assert (str(file.uuid) in machines, "Respijtzorg" in machines) == (False, False)
        assert "citation_pdf_url" not in pages[0]
        assert {each.get(f"/kennis/{item.slug}.pdf").status_code for each in people.values()} == {404}
    with clock.held(THE_DAY):
        assert statuses(client) == [200, 200]
        assert b"Respijtzorg" in client.get(f"/kennis/{item.slug}.pdf").getvalue()
        assert (jobs.open_due(), jobs.open_due()) == (1, 0)
        [document] = SOURCES["item"].load([item.uuid])
        assert [passage.text for passage in document.passages] == ["Respijtzorg geeft lucht."]


def test_embargo_goes_along_with_a_next_version_and_is_not_put_on_what_was_open(file: File) -> None:
    editor = make.make_actor(Role.EDITOR, file.item.werkplaats)
    member = make.make_actor(Role.MEMBER, file.item.werkplaats)
    with clock.held(BEFORE):
        copy = knowledge.begin_next_version(actor=editor, item=file.item)
        assert [each.is_embargoed for each in copy.files.all()] == [True]
        with pytest.raises(Refused):
            knowledge.embargo_file(actor=member, file=file, until=None)
        knowledge.embargo_file(actor=editor, file=file, until=None)
        with pytest.raises(Invalid):
            knowledge.embargo_file(actor=editor, file=file, until=DAY)
        assert list(File.objects.visible_to(VISITOR)) == [file]


CLOSES = {
    "draft": "yes",
    "in review": "no",
    "scheduled": "no",
    "published, under embargo": "yes",
    "published, open": "no",
    "withdrawn": "no",
}
"""Whether the day of a file can be set by who edits it, as its item stands."""


def with_a_file(state: str, werkplaats: Any) -> File:
    item = make.make_item(published=False, werkplaats=werkplaats)
    brought = storing.bring("stuk.pdf", [papers.pdf(state)])
    file = knowledge.add_file(actor=make.SYSTEM, item=item, brought=brought)
    if state in {"published, under embargo", "withdrawn"}:
        knowledge.embargo_file(actor=make.SYSTEM, file=file, until=DAY)
    if state != "draft":
        knowledge.submit_item(actor=make.SYSTEM, item=item)
    if state == "scheduled":
        knowledge.publish_item(actor=make.SYSTEM, item=item, on=DAY)
    if state.startswith("published") or state == "withdrawn":
        knowledge.publish_item(actor=make.SYSTEM, item=item)
    if state == "withdrawn":
        knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason="Fout.")
    return file


def sets_the_day(actor: Actor, file: File) -> str:
    """What comes of it; nothing of it stays."""
    with transaction.atomic():
        try:
            held = File.objects.select_related("item").get(pk=file.pk)
            knowledge.embargo_file(actor=actor, file=held, until=date(2026, 12, 24))
        except Refused:
            return "refused"
        except (Conflict, Invalid):
            return "no"
        finally:
            transaction.set_rollback(True)
    return "yes"


def test_who_sets_the_day_of_a_file_and_as_what_its_item_stands() -> None:
    here, there = make.make_werkplaats("hier"), make.make_werkplaats("daar")
    people = {
        "visitor": VISITOR,
        "member": make.make_actor(Role.MEMBER, here),
        "teacher": make.make_actor(Role.TEACHER, here),
        "editor": make.make_actor(Role.EDITOR, here),
        "coordinator": make.make_actor(Role.COORDINATOR, here),
        "editor elsewhere": make.make_actor(Role.EDITOR, there),
        "secretariat": make.make_actor(Role.SECRETARIAT),
        "funder": make.make_actor(Role.FUNDER),
    }
    with clock.held(BEFORE):
        files = {state: with_a_file(state, here) for state in CLOSES}
        found = {
            (who, state): sets_the_day(actor, files[state])
            for who, actor in people.items()
            for state in CLOSES
        }
    edits = {"editor", "coordinator"}
    assert found == {
        (who, state): CLOSES[state] if who in edits else "refused" for who in people for state in CLOSES
    }
