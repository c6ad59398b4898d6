"""Every act on an item × who does it × how it stands, through the action, the back office and the page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import VISITOR, Actor, Role, User, actor_of

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

Act = Callable[[Actor, Item, Item], object]
"""By whom, on which, and another that everyone can read."""

ACTS: dict[str, Act] = {
    "revise": lambda actor, item, _other: knowledge.revise_item(actor=actor, item=item, title="Anders"),
    "indienen": lambda actor, item, _other: knowledge.submit_item(actor=actor, item=item),
    "terugsturen": lambda actor, item, _other: knowledge.send_back_item(actor=actor, item=item),
    "publiceren": lambda actor, item, _other: knowledge.publish_item(actor=actor, item=item),
    "intrekken": lambda actor, item, _other: knowledge.withdraw_item(actor=actor, item=item, reason="Fout."),
    "nieuwe-versie": lambda actor, item, _other: knowledge.begin_next_version(actor=actor, item=item),
    "weggooien": lambda actor, item, _other: knowledge.drop_next_version(actor=actor, item=item),
    "samenvoegen": lambda actor, item, other: knowledge.merge_item(
        actor=actor, item=item, into=other, why="Zelfde."
    ),
    "losmaken": lambda actor, item, _other: knowledge.separate_item(actor=actor, item=item),
}

CAN = {
    "draft": {"revise", "indienen", "samenvoegen"},
    "in review": {"terugsturen", "publiceren"},
    "scheduled": {"terugsturen", "publiceren"},
    "published": {"intrekken", "nieuwe-versie", "samenvoegen"},
    "merged": {"losmaken"},
    "withdrawn": set[str](),
    "next version": {"revise", "indienen", "weggooien"},
}
"""What can be done with it as it stands, by who may."""

EDITORS = {"maker", "editor", "coordinator"}
"""Of its own werkplaats. All others may nothing; its maker may not publish it."""

READ = {"draft": 404, "in review": 404, "scheduled": 404, "published": 200, "merged": 302, "withdrawn": 410}
"""What a page answers to who is no editor of it."""


@dataclass
class World:
    people: dict[str, User | None]
    items: dict[str, Item]
    other: Item


@pytest.fixture
def world() -> World:
    here, there = make.make_werkplaats("hier"), make.make_werkplaats("daar")
    maker = make.make_user(Role.EDITOR, here)
    people = {
        "visitor": None,
        "member": make.make_user(Role.MEMBER, here),
        "teacher": make.make_user(Role.TEACHER, here),
        "editor": make.make_user(Role.EDITOR, here),
        "maker": maker,
        "editor elsewhere": make.make_user(Role.EDITOR, there),
        "coordinator": make.make_user(Role.COORDINATOR, here),
        "secretariat": make.make_user(Role.SECRETARIAT),
        "funder": make.make_user(Role.FUNDER),
    }
    by, system, other = actor_of(maker), make.SYSTEM, make.make_item("Een ander")

    def made(name: str) -> Item:
        return knowledge.draft_item(actor=by, title=name, kind=make.make_kind(), werkplaats=here)

    items = {name: made(name) for name in CAN if name != "next version"}
    for name in items.keys() - {"draft"}:
        knowledge.submit_item(actor=system, item=items[name])
    knowledge.publish_item(actor=system, item=items["scheduled"], on=clock.today() + timedelta(days=9))
    for name in ("published", "merged", "withdrawn"):
        knowledge.publish_item(actor=system, item=items[name])
    knowledge.merge_item(actor=system, item=items["merged"], into=other, why="Zelfde.")
    knowledge.withdraw_item(actor=system, item=items["withdrawn"], reason="Fout.")
    second = made("second")
    knowledge.submit_item(actor=system, item=second)
    knowledge.publish_item(actor=system, item=second)
    items["next version"] = knowledge.begin_next_version(actor=by, item=second)
    return World(people, items, other)


def outcome(act: Act, actor: Actor, item: Item, other: Item) -> str:
    """What comes of it; nothing of it stays."""
    with transaction.atomic():
        try:
            act(actor, Item.objects.get(pk=item.pk), other)
        except Refused:
            return "refused"
        except (Conflict, Invalid):
            return "no"
        finally:
            transaction.set_rollback(True)
    return "yes"


def may(who: str, act: str) -> bool:
    return who in EDITORS and (act, who) != ("publiceren", "maker")


def test_who_may_do_what_with_an_item_by_the_action(world: World) -> None:
    found, expected = {}, {}
    for who, user in world.people.items():
        actor = actor_of(user) if user else VISITOR
        for state, item in world.items.items():
            for name, act in ACTS.items():
                found[who, state, name] = outcome(act, actor, item, world.other)
                done = "yes" if name in CAN[state] else "no"
                expected[who, state, name] = done if may(who, name) else "refused"
    assert found == expected


def test_who_is_offered_what_in_the_back_office_and_reads_what_on_the_page(
    world: World, client: Client, sign_in: Callable[..., Client]
) -> None:
    offered, expected, read, to_read = {}, {}, {}, {}
    for who, user in world.people.items():
        browser = sign_in(user) if user else client
        for state, item in world.items.items():
            page = browser.get(f"/beheer/kennis/edit/{item.pk}/")
            acts = (
                {act.name for act, _url in page.context["acts"]}
                if page.status_code == 200
                else page.status_code
            )
            offered[who, state] = acts - {"bestanden"} if isinstance(acts, set) else acts
            can = {name for name in CAN[state] - {"revise"} if may(who, name)}
            expected[who, state] = can if who in EDITORS else (302 if user is None else 404)
            read[who, state] = browser.get(f"/kennis/{item.slug}").status_code
            closed = READ.get(state, 404)
            to_read[who, state] = 200 if who in EDITORS and closed == 404 else closed
    assert offered == expected
    assert read == to_read


def test_an_act_that_is_not_offered_does_nothing_by_its_address_either(
    world: World, sign_in: Callable[..., Client]
) -> None:
    before = {name: item.state for name, item in world.items.items()}
    maker, elsewhere = sign_in(world.people["maker"]), sign_in(world.people["editor elsewhere"])
    form = {"why": "Zelfde.", "address": world.other.slug, "reason": "Fout."}
    for state, item in world.items.items():
        for act in ACTS.keys() - {"revise"}:
            address = f"/beheer/kennis/edit/{item.pk}/{act}/"
            assert elsewhere.post(address, form).status_code == 404
            if act not in CAN[state] or act == "publiceren":
                assert maker.post(address, form).status_code == 302
    assert {name: Item.objects.get(pk=item.pk).state for name, item in world.items.items()} == before
