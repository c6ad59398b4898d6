"""Every act on an item × who does it × how it stands, through the action, the back office and the page; and
what is done with many: a change of them together, a list that comes in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.filing import Codes, Wishes
from lemniscaat.knowledge.actions.together import change_together, plan, undo_together
from lemniscaat.knowledge.api import Import, Item, Licence
from lemniscaat.knowledge.importing.looking import look_through
from lemniscaat.knowledge.models import Together
from lemniscaat.network.api import VISITOR, Actor, Role, User, Werkplaats, actor_of
from lemniscaat.site.errors import Unfit
from lemniscaat.site.listing import Listed

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

TOGETHER = {"draft", "published", "next version"}
"""What may be filed otherwise, many at once."""

ENTER = EDITORS | {"editor elsewhere", "secretariat"}
"""Who has rooms in the back office; others read that nothing is there, or log in first."""

READ = {"draft": 404, "in review": 404, "scheduled": 404, "published": 200, "merged": 302, "withdrawn": 410}
"""What a page answers to who is no editor of it."""


@dataclass
class World:
    here: Werkplaats
    people: dict[str, User | None]
    items: dict[str, Item]
    other: Item

    def actors(self) -> Iterator[tuple[str, Actor]]:
        for who, user in self.people.items():
            yield who, actor_of(user) if user else VISITOR


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
    return World(here, people, items, other)


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


@contextmanager
def undone() -> Iterator[None]:
    """Nothing that is done in it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def shut(who: str) -> int:
    """What a page of the back office answers to who has none."""
    return 302 if who == "visitor" else 404


def test_many_at_once_change_as_far_as_who_asks_may_by_every_door(
    world: World, client: Client, sign_in: Callable[..., Client]
) -> None:
    rows = Item.objects.filter(pk__in=[item.pk for item in world.items.values()])
    there, form = "/beheer/kennis/samen/?" + "&".join(f"id={row.pk}" for row in rows), {"licence": "CC0-1.0"}

    def changed() -> set[str]:
        free = set(rows.filter(licence=Licence.CC0).values_list("pk", flat=True))
        return {name for name, item in world.items.items() if item.pk in free}

    found, expected = {}, {}
    for who, actor in world.actors():
        with undone():  # what another looked at and may do
            planned = plan(
                actor=make.SYSTEM, items=rows, wishes=Wishes(licence=Licence.CC0), codes=Codes.read()
            )
            change_together(actor=actor, planned=planned)
            found[who, "action"] = changed()
        user = world.people[who]
        browser = sign_in(user) if user else client
        look = browser.post(there, form)
        found[who, "page"] = look.context["n"] if look.status_code == 200 else look.status_code
        with undone():
            mark = look.context["mark"] if look.status_code == 200 else "x"
            browser.post(there, {**form, "doe": "1", "gezien": mark})
            found[who, "done"] = changed()
        can = TOGETHER if who in EDITORS else set[str]()
        seen = len(world.items) if who in EDITORS else 0
        expected |= {(who, "action"): can, (who, "page"): seen if who in ENTER else shut(who)}
        expected[who, "done"] = can
    assert found == expected


def test_what_was_changed_together_is_undone_by_who_did_it_alone(
    world: World, client: Client, sign_in: Callable[..., Client]
) -> None:
    actors = dict(world.actors())
    rows = Item.objects.filter(pk=world.items["draft"].pk)
    planned = plan(actor=actors["maker"], items=rows, wishes=Wishes(licence=Licence.CC0), codes=Codes.read())
    made = change_together(actor=actors["maker"], planned=planned)
    for who, actor in actors.items():
        user = world.people[who]
        browser, page = sign_in(user) if user else client, f"/beheer/kennis/samen/{made.uuid}/"
        if who == "maker":
            assert browser.get(page).status_code == 200
            continue
        assert [each(page).status_code for each in (browser.get, browser.post)] == [shut(who)] * 2, who
        with pytest.raises(Missing):
            undo_together(actor=actor, together=made)
    assert Together.objects.get().undo_asked_at is None


LIST = b"titel;soort\nSamen eten;rapport\n"
NATIONAL = {"secretariat"}


def test_list_comes_in_by_every_door_for_who_edits_there(
    world: World, client: Client, sign_in: Callable[..., Client]
) -> None:
    sheet = knowledge.read_list(LIST)

    def bring(actor: Actor, place: Werkplaats | None) -> None:
        into = knowledge.begin_import(actor=actor, werkplaats=place, name="x.csv", sheet=sheet)
        looked = list(look_through(sheet, place.pk if place else None))
        knowledge.take_in_rows(actor=actor, into=into, rows=looked, known=knowledge.known(None))

    found, expected = {}, {}
    for who, actor in world.actors():
        user = world.people[who]
        browser = sign_in(user) if user else client
        for name, place, may_bring in (("here", world.here, EDITORS), ("national", None, NATIONAL)):
            with undone():
                with suppress(Refused):
                    bring(actor, place)
                found[who, name, "action"] = Item.objects.filter(title="Samen eten").count()
            with undone():
                typed = {"tekst": LIST.decode(), "naam": "x.csv", "breng": "1"}
                browser.post("/beheer/kennis/lijst/", {**typed, "werkplaats": place.pk if place else ""})
                found[who, name, "page"] = Item.objects.filter(title="Samen eten").count()
            with undone():
                found[who, name, "command"] = 1
                try:
                    publishes = Listed("x.csv", place, user.email if user else "niemand@voorbeeld.example")
                    publishes.bring_in(LIST, skipped=(), dry=True, looked_at=False)
                except Unfit:
                    found[who, name, "command"] = 0
            doors = ("action", "page", "command")
            expected |= {(who, name, door): int(who in may_bring) for door in doors}
    assert found == expected


def test_list_is_read_and_taken_back_by_who_edits_there(
    world: World, client: Client, sign_in: Callable[..., Client]
) -> None:
    sheet = knowledge.read_list(LIST)
    made = knowledge.begin_import(actor=make.SYSTEM, werkplaats=world.here, name="x.csv", sheet=sheet)
    page, found, expected = f"/beheer/kennis/lijst/{made.uuid}/", {}, {}
    for who, actor in world.actors():
        user = world.people[who]
        browser = sign_in(user) if user else client
        found[who, "read"] = browser.get(page).status_code
        with undone():
            browser.post(page)
            found[who, "page"] = Import.objects.exclude(undo_asked_at=None).count()
        with undone():
            with suppress(Refused):
                knowledge.undo_import(actor=actor, imported=made)
            found[who, "action"] = Import.objects.exclude(undo_asked_at=None).count()
        expected[who, "read"] = 200 if who in EDITORS else shut(who)
        expected |= {(who, door): int(who in EDITORS) for door in ("page", "action")}
    assert found == expected
