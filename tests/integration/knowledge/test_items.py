"""An item from draft to tombstone: states, the second person, and what stays hidden."""

import pytest

import factories as make
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item, ItemState
from lemniscaat.network.api import VISITOR, Actor, Role
from lemniscaat.vocabulary.api import Rung

pytestmark = pytest.mark.django_db


def titles(actor: Actor) -> set[str]:
    return set(knowledge.items(actor).values_list("title", flat=True))


def test_item_is_published_by_a_second_person() -> None:
    werkplaats = make.make_werkplaats()
    maker, colleague = (make.make_actor(Role.EDITOR, werkplaats) for _ in range(2))
    item = knowledge.draft_item(actor=maker, title="Samen eten", kind=make.make_kind(), werkplaats=werkplaats)
    knowledge.submit_item(actor=maker, item=item)

    with pytest.raises(Refused):
        knowledge.publish_item(actor=maker, item=item)
    knowledge.publish_item(actor=colleague, item=item)

    assert item.state == ItemState.PUBLISHED
    assert item.reviewed_by == colleague.user
    assert [version.number for version in item.versions.all()] == [1]


def test_item_is_not_published_from_draft() -> None:
    item = make.make_item(published=False)

    with pytest.raises(Conflict):
        knowledge.publish_item(actor=make.SYSTEM, item=item)

    item.refresh_from_db()
    assert item.state == ItemState.DRAFT


def test_draft_is_seen_by_those_who_edit_in_its_werkplaats() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    make.make_item("Openbaar", werkplaats=there)
    make.make_item("Klad", published=False, werkplaats=here)
    make.make_item("Landelijk klad", published=False)

    assert titles(VISITOR) == {"Openbaar"}
    assert titles(make.make_actor(Role.EDITOR, here)) == {"Openbaar", "Klad"}
    assert titles(make.make_actor(Role.MEMBER, here)) == {"Openbaar"}
    assert titles(make.make_actor(Role.COORDINATOR, there)) == {"Openbaar"}
    assert titles(make.make_actor(Role.SECRETARIAT)) == {"Openbaar", "Landelijk klad"}


@pytest.mark.parametrize("act", [knowledge.submit_item, knowledge.revise_item])
def test_item_is_changed_in_its_own_werkplaats_only(act: object) -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    item = make.make_item(published=False, werkplaats=here)
    for role, werkplaats in [(Role.EDITOR, there), (Role.MEMBER, here), (Role.SECRETARIAT, None)]:
        with pytest.raises(Refused):
            act(actor=make.make_actor(role, werkplaats), item=item)  # type: ignore[operator]

    act(actor=make.make_actor(Role.EDITOR, here), item=item)  # type: ignore[operator]


def test_withdrawn_item_leaves_a_tombstone_with_its_reason() -> None:
    item = make.make_item()
    with pytest.raises(Invalid):
        knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason=" ")

    knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason="Er staat een fout in.")

    assert titles(VISITOR) == set()
    tombstone = knowledge.item_page(VISITOR, item.slug)
    assert tombstone is not None
    assert tombstone.withdrawn_reason == "Er staat een fout in."


def test_rung_belongs_to_an_approach_and_names_what_it_rests_on() -> None:
    method, reason = make.make_method_kind(), "Zes keer gedaan."
    with pytest.raises(Invalid):
        make.make_item(rung=Rung.TRIED, rung_reason=reason)
    for rung in list(Rung)[1:]:
        with pytest.raises(Invalid):
            make.make_item(kind=method, rung=rung, rung_reason=" ")

    assert make.make_item(kind=method, rung=Rung.IDEA).rung == Rung.IDEA
    assert make.make_item(kind=method, rung=Rung.TRIED, rung_reason=reason).rung == Rung.TRIED


def test_item_that_is_looked_at_or_published_is_not_revised() -> None:
    werkplaats = make.make_werkplaats()
    editor = make.make_actor(Role.EDITOR, werkplaats)
    item = make.make_item("Samen eten", published=False, werkplaats=werkplaats)
    knowledge.revise_item(actor=editor, item=item, title="Samen koken")
    knowledge.submit_item(actor=editor, item=item)
    with pytest.raises(Conflict):
        knowledge.revise_item(actor=editor, item=item, title="Onder het lezen iets anders")
    item.refresh_from_db()
    knowledge.publish_item(actor=make.make_actor(Role.COORDINATOR, werkplaats), item=item)

    with pytest.raises(Conflict):
        knowledge.revise_item(actor=editor, item=item, title="Alleen eten")

    item.refresh_from_db()
    assert (item.title, item.slug) == ("Samen koken", "samen-koken")


def test_address_of_a_draft_tells_of_no_other_draft() -> None:
    here, there = make.make_werkplaats(), make.make_werkplaats()
    make.make_item("Samen eten", published=False, werkplaats=there)
    actor = make.make_actor(Role.EDITOR, here)
    drafts = [
        knowledge.draft_item(actor=actor, title=title, kind=make.make_kind(), werkplaats=here)
        for title in ("Samen eten", "Iets anders")
    ]
    assert [draft.slug for draft in drafts] == [draft.uuid.hex for draft in drafts]

    knowledge.submit_item(actor=actor, item=drafts[0])
    knowledge.publish_item(actor=make.make_actor(Role.COORDINATOR, here), item=drafts[0])

    assert drafts[0].slug == "samen-eten"
    assert knowledge.item_page(VISITOR, "samen-eten") == drafts[0]


def test_same_title_gets_an_address_of_its_own() -> None:
    slugs = [make.make_item("Samen eten").slug for _ in range(3)]

    assert slugs == ["samen-eten", "samen-eten-2", "samen-eten-3"]


def test_write_without_audit_cannot_be_expressed() -> None:
    item = make.make_item()
    for write in [
        item.save,
        item.delete,
        lambda: Item.objects.update(title="x"),
        lambda: Item.objects.all().delete(),
        lambda: Item.objects.get_or_create(title="x"),
        lambda: Item.objects.bulk_create([Item(title="x")]),
    ]:
        with pytest.raises(TypeError):
            write()
    assert Item.objects.get().title == item.title
