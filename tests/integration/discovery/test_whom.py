"""Whom to call follows from what was made and done, and from nothing that is said of oneself."""

from collections.abc import Callable

import pytest

from lemniscaat.discovery import api
from lemniscaat.kernel import ids, transactions, work
from lemniscaat.kernel.documents import WHOM, DocumentSource, Maker, documents, doers

ASKED = "Hoe bereik ik eenzame ouderen?"


@pytest.fixture
def place(put) -> Callable[..., Maker]:
    """Lay a werkplaats or an organisation on the shelf, with what it says of itself."""

    def place(kind: str, name: str, text: str = "Over ons.") -> Maker:
        if kind not in documents:
            documents.join(kind, DocumentSource(documents["thing"].load, lambda: iter(())))
        return kind, put(name, text, kind=kind, group=WHOM[kind]).uuid

    return place


def named(text: str = ASKED, **options) -> dict[str, list[str]]:
    """Who is named, by group."""
    groups = api.match(text, **options).groups
    return {one.group: [hit.title for hit in one.hits] for one in groups if one.group in WHOM.values()}


def change(kind: str, uuid) -> None:
    """Let it wait to be brought up to date in the index."""
    with transactions.opened():
        work.mark_changed(kind, uuid)


def test_makers_of_what_is_found_are_named_and_not_who_boasts(put, place):
    oost, west = place("werkplaats", "Oost"), place("werkplaats", "West")
    school, office = place("organisation", "Hogeschool"), place("organisation", "Bureau", f"{ASKED} Bel ons!")
    place("werkplaats", "Noord", "Eenzame ouderen bereiken: daarin zijn wij de beste. Eenzame ouderen!")
    put("Eenzame ouderen bereiken", "Zo bereik je eenzame ouderen.", makers=[west, school])
    put("Aanbellen", "Eenzame ouderen bereiken met een bel.", makers=[oost, west], group="projects")
    put("Fietsen", "Schulden en jeugd op de fiets.", makers=[oost, office])
    api.rebuild()

    groups = {group.group: group.hits for group in api.match(ASKED).groups}
    assert list(groups) == ["knowledge", "projects", "werkplaatsen", "organisations"]
    assert named() == {"werkplaatsen": ["West", "Oost"], "organisations": ["Hogeschool"]}
    first, second = groups["werkplaatsen"]
    assert 1 > first.score > second.score > 0
    assert first.passage is None
    assert [(why.label, why.terms) for why in first.why] == [
        ("Maakte of deed", ["Eenzame ouderen bereiken", "Aanbellen"])
    ]
    assert {"Noord", "Bureau"} <= {hit.title for hit in api.search(ASKED).hits}
    assert named(groups=["organisations"]) == {"organisations": ["Hogeschool"]}
    assert named("Mijn zonnepanelen leveren niets op") == {}


def test_one_without_a_document_makes_room_for_the_next(put, place):
    hidden = ("organisation", ids.new_uuid())
    put("Eenzame ouderen bereiken", "Zo bereik je eenzame ouderen.", makers=[hidden])
    open_house = place("organisation", "Open huis")
    put("Aanbellen", "Eenzame ouderen bereiken.", makers=[hidden, open_house], group="projects")
    api.rebuild()
    assert named(limit=1) == {"organisations": ["Open huis"]}


def test_what_was_closed_a_moment_ago_is_nobodys_deed(put, place, shelf, queries):
    oost, west = place("werkplaats", "Oost"), place("werkplaats", "West")
    closed = put("Eenzame ouderen bereiken", "Zo bereik je eenzame ouderen.", makers=[oost])
    put("Aanbellen", "Eenzame ouderen bereiken met een bel.", makers=[west])
    api.rebuild()
    assert named() == {"werkplaatsen": ["Oost", "West"]}
    assert queries(lambda: api.match(ASKED)) == 2

    shelf.pop(closed.uuid)
    change("thing", closed.uuid)
    assert named() == {"werkplaatsen": ["West"]}
    shelf.pop(west[1])
    change(*west)
    assert named() == {}


def test_who_did_something_with_it_comes_after_who_made_it(put, place):
    did, made = place("organisation", "Deed"), place("organisation", "Maakte")
    item = put("Eenzame ouderen bereiken", "Zo bereik je eenzame ouderen.", makers=[made])
    doers.join("thing", lambda uuids: [(item.uuid, did), (item.uuid, made)])
    api.rebuild()
    assert named() == {"organisations": ["Maakte", "Deed"]}
