"""What joins a registry answers as the registry promises."""

import pytest

from lemniscaat.kernel import ids
from lemniscaat.kernel.documents import GROUPS, closed_documents, documents, facets
from lemniscaat.kernel.menus import menu
from lemniscaat.kernel.subjects import resolve, subjects
from lemniscaat.kernel.threads import ways
from lemniscaat.network.api import VISITOR

MENUS = {"main", "do", "know", "about", "mine"}


def test_every_subject_kind_leaves_out_what_is_not_there(db: None) -> None:
    nobody = ids.new_uuid()
    assert list(subjects) != []
    assert {kind: resolve([(kind, nobody)]) for kind in subjects} == {kind: {} for kind in subjects}


def test_every_document_source_leaves_out_what_is_not_there(db: None) -> None:
    nobody = ids.new_uuid()
    assert {kind: list(source.load([nobody])) for kind, source in documents.items()} == {
        kind: [] for kind in documents
    }


def test_every_closed_source_leaves_out_what_is_not_there_and_shows_a_visitor_nothing(db: None) -> None:
    nobody = ids.new_uuid()
    told = {
        kind: [*source.load([nobody]), *source.visible(VISITOR, [nobody])]
        for kind, source in closed_documents.items()
    }
    assert told == {kind: [] for kind in closed_documents}


def test_every_document_kind_is_a_subject_kind() -> None:
    assert set(documents) - set(subjects) == set()


def test_every_way_of_a_thread_goes_between_subject_kinds_and_leaves_out_what_is_not_there(db: None) -> None:
    told = [way for each in ways.values() for way in each]
    assert len(told) > 20
    assert {kind for way in told for kind in (way.source, way.target)} - set(subjects) == set()
    nobody = [ids.new_uuid()]
    assert [
        link for way in told for where in ("forward", "back") for link in way.links(nobody, where, 3)
    ] == []


def test_every_facet_bears_a_code_it_does_not_know(db: None) -> None:
    for facet in (facets[name] for name in facets):
        assert isinstance(str(facet.label()), str)
        assert set(facet.words(["nobody-knows-this"])) <= {"nobody-knows-this"}


def test_every_menu_entry_stands_in_a_menu_that_is_shown() -> None:
    assert {entry.menu for _, entry in menu.items()} - MENUS == set()


@pytest.mark.parametrize("group", GROUPS)
def test_groups_are_named_once(group: str) -> None:
    assert GROUPS.count(group) == 1
