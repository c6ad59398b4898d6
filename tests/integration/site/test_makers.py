"""Of each thing that is found, who made or did it: as the apps tell it."""

from functools import partial
from uuid import UUID

import pytest

from factories import (
    SYSTEM,
    make_circle,
    make_factor,
    make_issue,
    make_item,
    make_organisation,
    make_project,
    make_question,
    make_use,
    make_werkplaats,
)
from lemniscaat.agenda import api as agenda
from lemniscaat.discovery import api as discovery
from lemniscaat.kernel.documents import closed_documents, documents
from lemniscaat.kernel.models import Changed
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network


@pytest.fixture(autouse=True)
def own_index(settings, tmp_path):
    settings.INDEX_ROOT = tmp_path / "index"


def seen_in(werkplaats, factor):
    """A piece of evidence of a factor."""
    knowledge.add_evidence(
        actor=SYSTEM,
        factor=factor,
        werkplaats=werkplaats,
        direction=knowledge.Direction.SUPPORTS,
        source_kind="practice",
        text="Gezien.",
    )


def makers(kind: str, thing: object) -> list[tuple[str, UUID]]:
    (document,) = documents[kind].load([thing.uuid])
    return list(document.makers)


def of(werkplaats: object) -> tuple[str, UUID]:
    return "werkplaats", werkplaats.uuid


def by(organisation: object) -> tuple[str, UUID]:
    return "organisation", organisation.uuid


def changed() -> set[UUID]:
    found = set(Changed.objects.values_list("uuid", flat=True))
    Changed.objects.all().delete()
    return found


def test_each_kind_tells_who(db):
    oost, school, league = make_werkplaats("oost"), make_organisation("Hogeschool"), make_organisation("Bond")
    item = make_item(
        werkplaats=oost, publisher="Hogeschool", contributors=[{"name": "Bond"}, {"name": "Wie"}]
    )
    factor = make_factor(make_issue())
    seen_in(oost, factor)
    assert makers("item", item) == [of(oost), by(school), by(league)]
    assert makers("project", make_project(oost, partners=[league])) == [of(oost), by(league)]
    assert makers("circle", make_circle(oost)) == [of(oost)]
    assert makers("factor", factor) == [of(oost)]


def test_a_desk_did_what_it_answered_and_not_what_it_was_asked(db):
    oost = make_werkplaats("oost")
    question = make_question(werkplaats=oost, published=True)
    assert makers("question", question) == []
    agenda.answer_question(actor=SYSTEM, question=question, short_answer="Bel aan, en kom terug.")
    assert makers("question", question) == [of(oost)]


def test_a_draft_is_nobodys_deed_and_what_is_withdrawn_no_more(db):
    oost = make_werkplaats("oost")
    draft = make_item("Eenzame ouderen bereiken", werkplaats=oost, published=False)
    ((_its, closed),) = closed_documents["item"].load([draft.uuid])
    assert closed.makers == ()
    item = make_item("Eenzame ouderen opzoeken", werkplaats=oost)
    knowledge.withdraw_item(actor=SYSTEM, item=item, reason="Het klopt niet.")
    discovery.rebuild()
    assert not discovery.match("Hoe bereik ik eenzame ouderen?")


def test_who_applied_it_is_named_from_then_on(db):
    oost, west, office = make_werkplaats("oost"), make_werkplaats("west"), make_organisation("Bureau")
    item = make_item("Eenzame ouderen bereiken", werkplaats=oost)
    make_use(item, werkplaats=west, organisation=office)
    assert item.uuid in changed()
    discovery.rebuild()
    groups = {one.group: one.hits for one in discovery.match("Hoe bereik ik eenzame ouderen?").groups}
    assert [hit.uuid for hit in groups["werkplaatsen"]] == [oost.uuid, west.uuid]
    assert [hit.uuid for hit in groups["organisations"]] == [office.uuid]


def test_a_name_that_comes_or_goes_changes_what_bears_it(db):
    item = make_item(publisher="Hogeschool Oost")
    draft = make_item(publisher="Hogeschool Oost", published=False)
    assert makers("item", item) == []
    changed()
    school = make_organisation("Hogeschool Oost")
    assert changed() == {school.uuid, item.uuid}
    assert makers("item", item) == [by(school)]
    network.revise_organisation(actor=SYSTEM, organisation=school, website="https://oost.example")
    assert changed() == {school.uuid}
    network.revise_organisation(actor=SYSTEM, organisation=school, name="Hogeschool West")
    assert changed() == {school.uuid, item.uuid}
    assert makers("item", item) == []
    assert draft.publisher == "Hogeschool Oost"


def test_makers_cost_the_same_for_one_and_for_many(db, queries):
    oost, school = make_werkplaats("oost"), make_organisation("Hogeschool")
    items = [make_item(werkplaats=oost, publisher="Hogeschool") for _ in range(4)]
    factors = [make_factor(make_issue()) for _ in range(4)]
    for factor in factors:
        seen_in(oost, factor)
    projects = [make_project(oost, partners=[school]) for _ in range(4)]
    for kind, things in (("item", items), ("factor", factors), ("project", projects)):
        load = partial(documents[kind].load, [thing.uuid for thing in things])
        one = partial(documents[kind].load, [things[0].uuid])
        assert queries(lambda one=one: list(one())) == queries(lambda load=load: list(load())), kind
