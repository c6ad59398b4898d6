"""What may be here already: shown, never decided; and two that are one, merged so that pointers lead on."""

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import factories as make
from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import storing
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, Item, ItemState
from lemniscaat.knowledge.documents import SOURCES
from lemniscaat.knowledge.queries.duplicates import Told, likely, same_thing
from lemniscaat.learning import api as learning
from lemniscaat.network.api import VISITOR, Role
from lemniscaat.vocabulary.api import SourceKind

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[3]
PUBLICATIONS = ROOT / "src" / "lemniscaat" / "demo" / "data" / "publications.json"


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


def test_variants_of_the_demonstration_are_found_and_none_is_merged_wrongly() -> None:
    bench = runpy.run_path(str(ROOT / "benchmarks" / "duplicates.py"))
    for row in json.loads(PUBLICATIONS.read_text(encoding="utf-8")):
        people = [{"name": name} for name in row["authors"]]
        make.make_item(row["title"], year=row["year"], isbn=row["isbn"] or "", contributors=people)
    items = list(Item.objects.public())

    told = bench["measure"](items, bench["variants"](items))

    assert (told.wrong, told.recall >= bench["LEAST_RECALL"]) == (0, True), (told.recall, told.found)


@pytest.mark.parametrize(
    ("fields", "other", "is_same"),
    [
        ({"doi": "10.1/a"}, {"doi": "10.1/a"}, True),
        ({"isbn": "9789075545821"}, {"isbn": "90-75545-82-7"}, True),
        ({"isbn": "9789075545821"}, {"isbn": "9789075545821", "is_part": True}, False),
        ({"isbn": "9789075545821", "doi": "10.1/a"}, {"isbn": "9789075545821", "doi": "10.1/b"}, False),
        ({}, {}, False),
    ],
)
def test_only_an_equal_identifier_is_taken_for_the_same(
    fields: dict[str, Any], other: dict[str, Any], is_same: bool
) -> None:
    fields = {name: value.replace("10.1/", "10.1000/") for name, value in fields.items()}
    item = make.make_item("Samen eten", year=2024, **fields)
    told = {
        name: value.replace("10.1/", "10.1000/") if name == "doi" else value for name, value in other.items()
    }
    if "isbn" in told:
        told["isbn"] = "978-90-75545-82-1"

    assert same_thing(Item.objects.all(), Told("Samen eten", 2024, **told)) == (item if is_same else None)


def test_at_most_three_are_shown_and_the_numbers_of_a_series_come_after_the_same_one() -> None:
    same, *_others = [make.make_item(f"Werkplaatskrant nummer {n}", year=2020) for n in (3, 4, 5, 6, 7)]
    make.make_item("Iets heel anders")

    found = likely(Item.objects.public(), Told("Werkplaatskrant, nummer 3", 2020))

    assert (len(found), found[0].item) == (3, same)
    assert likely(Item.objects.public(), Told("Mantelzorg in Drenthe", 2020)) == []


def test_merged_item_leads_to_the_other_by_every_pointer_and_can_be_separated(client: Client) -> None:
    werkplaats, issue = make.make_werkplaats(), make.make_issue()
    editor = make.make_actor(Role.EDITOR, werkplaats)
    one, other = (
        make.make_item("Samen eten", published=False, werkplaats=werkplaats),
        make.make_item("Samen eten!"),
    )
    file = knowledge.add_file(actor=make.SYSTEM, item=one, brought=storing.bring("een.txt", [b"een"]))
    knowledge.submit_item(actor=make.SYSTEM, item=one)
    knowledge.publish_item(actor=make.SYSTEM, item=one)
    old = one.slug
    use = make.make_use(one, werkplaats)
    factor = make.make_factor(issue)
    knowledge.add_evidence(
        actor=make.SYSTEM, factor=factor, direction=Direction.SUPPORTS, source_kind=SourceKind.PRACTICE,
        text="Het hielp.", item=one,
    )  # fmt: skip
    question = make.make_question(werkplaats=werkplaats)
    agenda.link_item(actor=make.SYSTEM, question=question, item=one)

    knowledge.merge_item(actor=editor, item=one, into=other, why="Zelfde titelblad.")

    leads = {
        door: (answer.status_code, answer["Location"])
        for door in (f"/kennis/{old}", f"/id/item/{one.uuid}", f"/kennis/{old}.bib")
        for answer in [client.get(door)]
    }
    assert leads == {
        f"/kennis/{old}": (302, f"/kennis/{other.slug}"),
        f"/id/item/{one.uuid}": (303, f"/kennis/{other.slug}"),
        f"/kennis/{old}.bib": (302, f"/kennis/{other.slug}.bib"),
    }
    assert [subject.url for subject in resolve([("item", one.uuid)]).values()] == [f"/kennis/{other.slug}"]
    assert list(learning.uses_of_item(other)) == [use]
    assert [piece.factor for piece in knowledge.evidence_from(other)] == [factor]
    assert list(agenda.questions_with_item(VISITOR, other)) == [question]
    assert knowledge.item_at(VISITOR, old) == other
    assert client.get(f"/bestanden/{file.uuid}").getvalue() == b"een"
    assert client.get(f"/kennis/{old}/versies/1").status_code == 200
    assert [document.uuid for document in SOURCES["item"].load([one.uuid, other.uuid])] == [other.uuid]
    assert old not in "".join(knowledge.export_items("csv"))
    assert client.get(f"/factoren/{factor.slug}").content.decode().count(f"/kennis/{old}") == 1

    knowledge.separate_item(actor=editor, item=one)
    assert (one.state, client.get(f"/kennis/{old}").status_code) == (ItemState.PUBLISHED, 200)
    assert list(learning.uses_of_item(other)) == []


def test_what_cannot_be_merged_says_why() -> None:
    werkplaats = make.make_werkplaats()
    editor = make.make_actor(Role.EDITOR, werkplaats)
    mine, again = (make.make_item(werkplaats=werkplaats) for _ in range(2))
    theirs, draft = make.make_item(), make.make_item(published=False, werkplaats=werkplaats)
    begun = make.make_item(werkplaats=werkplaats)
    copy = knowledge.begin_next_version(actor=editor, item=begun)

    def merge(item: Item, into: Item, why: str = "Zelfde.") -> None:
        knowledge.merge_item(actor=editor, item=item, into=into, why=why)

    for item, into, error in [
        (theirs, mine, Refused),
        (mine, mine, Invalid),
        (mine, draft, Invalid),
        (copy, theirs, Invalid),
        (begun, theirs, Conflict),
    ]:
        with pytest.raises(error):
            merge(item, into)
    with pytest.raises(Invalid):
        merge(mine, theirs, why=" ")
    merge(draft, mine)
    with pytest.raises(Conflict):
        merge(mine, theirs)
    with pytest.raises(Invalid):
        merge(again, draft)
    knowledge.separate_item(actor=editor, item=draft)
    assert draft.state == ItemState.DRAFT


def test_the_back_office_shows_what_looks_like_a_draft_and_merges_on_a_word(
    sign_in: Callable[..., Client],
) -> None:
    werkplaats = make.make_werkplaats()
    client = sign_in(make.make_user(Role.EDITOR, werkplaats))
    there = make.make_item("Samen eten in de buurt", year=2024)
    make.make_item("Samen eten in de buurt", published=False)
    form = {
        "title": "Samen eten in de Buurt: een verslag", "kind": make.make_kind().pk, "language": "nl",
        "werkplaats": werkplaats.pk, "contributors": "", "links": "", "plain_summary": "x",
    }  # fmt: skip

    page = client.post("/beheer/kennis/new/", form, follow=True)

    draft = Item.objects.get(werkplaats=werkplaats)
    assert page.redirect_chain == [(f"/beheer/kennis/edit/{draft.pk}/", 302)]
    assert [each.item for each in page.context["likely"]] == [there]
    asked = client.get(f"/beheer/kennis/edit/{draft.pk}/samenvoegen/").content.decode()
    assert f'value="{there.slug}"' in asked
    refused = client.post(f"/beheer/kennis/edit/{draft.pk}/samenvoegen/", {"why": "Zelfde."})
    assert refused.status_code == 200
    address = f"https://voorbeeld.example/kennis/{there.slug}?x=1"
    client.post(f"/beheer/kennis/edit/{draft.pk}/samenvoegen/", {"address": address, "why": "Zelfde."})
    draft.refresh_from_db()
    assert (draft.state, draft.superseded_by, draft.superseded_reason) == ("superseded", there, "Zelfde.")
