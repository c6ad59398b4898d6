"""Who may do what with a module in which state, and through which doors what stands for teachers is read."""

import io
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from zipfile import ZipFile

import pytest
from django.db import transaction
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.documents import closed_documents, documents
from lemniscaat.kernel.errors import Conflict, Invalid, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item, ItemState
from lemniscaat.network.api import VISITOR, Actor, Organisation, OrganisationKind, Role, User, Werkplaats

pytestmark = pytest.mark.django_db

NOTES = "Alleen voor docenten."
DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = (
    ItemState.DRAFT,
    ItemState.IN_REVIEW,
    ItemState.PUBLISHED,
    ItemState.WITHDRAWN,
)
STATES = (DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN)

ROLES = {
    "visitor": None,
    "member here": (Role.MEMBER, "here"),
    "partner here": (Role.PARTNER, "here"),
    "teacher here": (Role.TEACHER, "here"),
    "maker, a teacher here": (Role.TEACHER, "here"),
    "editor here": (Role.EDITOR, "here"),
    "coordinator here": (Role.COORDINATOR, "here"),
    "teacher there": (Role.TEACHER, "there"),
    "editor there": (Role.EDITOR, "there"),
    "secretariat": (Role.SECRETARIAT, ""),
    "knowledge partner": (Role.KNOWLEDGE_PARTNER, ""),
}
EDITS = {"editor here", "coordinator here"}
MAKES = EDITS | {"maker, a teacher here"}
TEACHES = {"teacher here", "maker, a teacher here", "teacher there"}
KEEPS = {"editor there"}
NOBODY: set[str] = set()

MAY = {
    "write": {DRAFT: MAKES},
    "submit": {DRAFT: MAKES},
    "publish": {IN_REVIEW: EDITS},
    "withdraw": {PUBLISHED: EDITS},
    "adapt": {PUBLISHED: EDITS | TEACHES | {"editor there", "secretariat"}},
    "tell of a programme": {PUBLISHED: EDITS | TEACHES | {"editor there", "secretariat"}},
    "offer back": {DRAFT: MAKES, IN_REVIEW: MAKES, PUBLISHED: MAKES},
    "answer": {DRAFT: KEEPS, IN_REVIEW: KEEPS, PUBLISHED: KEEPS},
}
"""By act and state of the module: who. Whoever is not named is refused. Its source is kept there, so what is
offered back is answered there."""

READS = {
    DRAFT: MAKES,
    IN_REVIEW: MAKES,
    PUBLISHED: EDITS | TEACHES,
    WITHDRAWN: NOBODY,
}
"""Who reads what stands for teachers, through the doors that may show it."""


@dataclass
class World:
    here: Werkplaats
    there: Werkplaats
    school: Organisation
    source: Item
    users: dict[str, User]

    def actor(self, who: str) -> Actor:
        return knowledge_actor(self.users.get(who))

    def module(self, state: ItemState) -> Item:
        """One in this state, adapted from the source by a teacher here."""
        maker = self.actor("maker, a teacher here")
        item = knowledge.adapt_module(actor=maker, item=self.source, werkplaats=self.here)
        if state != DRAFT:
            knowledge.submit_item(actor=maker, item=item)
        if state in (PUBLISHED, WITHDRAWN):
            item = knowledge.publish_item(actor=make.SYSTEM, item=item)
        if state == WITHDRAWN:
            knowledge.withdraw_item(actor=make.SYSTEM, item=item, reason="Er staat een fout in.")
        return item


def knowledge_actor(user: User | None) -> Actor:
    return make.network.actor_of(user) if user else VISITOR


@pytest.fixture
def world() -> World:
    places = {"here": make.make_werkplaats(), "there": make.make_werkplaats(), "": None}
    users = {
        who: make.make_user(
            held[0],
            places[held[1]],
            make.make_organisation() if held[0] in {Role.PARTNER, Role.KNOWLEDGE_PARTNER} else None,
        )
        for who, held in ROLES.items()
        if held
    }
    return World(
        here=places["here"],  # type: ignore[arg-type]
        there=places["there"],  # type: ignore[arg-type]
        school=make.make_organisation(kind=OrganisationKind.HOGESCHOOL),
        source=make.make_module("Bron", werkplaats=places["there"]),
        users=users,
    )


def _adapt(world: World, actor: Actor, item: Item) -> None:
    places = [world.here, world.there]
    own = [place for place in places if place.pk in actor.werkplaats_ids()]
    knowledge.adapt_module(actor=actor, item=item, werkplaats=own[0] if own else None)


def _offer(world: World, actor: Actor, item: Item) -> None:
    lesson = knowledge.module_of(item).lessons.first()  # type: ignore[union-attr]
    knowledge.offer_change(actor=actor, lesson=lesson, why="Zo is het beter.")


def _answer(world: World, actor: Actor, item: Item) -> None:
    _offer(world, make.SYSTEM, item)
    [row] = knowledge.changes_offered(world.source)
    knowledge.decline_change(actor=actor, change=row.change, reason="Liever niet.")


ACTS: dict[str, Callable[[World, Actor, Item], object]] = {
    "write": lambda world, actor, item: knowledge.write_module(actor=actor, item=item, lessons=[]),
    "submit": lambda world, actor, item: knowledge.submit_item(actor=actor, item=item),
    "publish": lambda world, actor, item: knowledge.publish_item(actor=actor, item=item),
    "withdraw": lambda world, actor, item: knowledge.withdraw_item(actor=actor, item=item, reason="Oud."),
    "adapt": _adapt,
    "tell of a programme": lambda world, actor, item: knowledge.tell_of_programme(
        actor=actor, item=item, organisation=world.school, programme="Social Work", since=clock.today()
    ),
    "offer back": _offer,
    "answer": _answer,
}


def does(world: World, act: str, who: str, item: Item) -> bool:
    """Whether it is done; nothing stays of it."""
    fresh = Item.objects.get(pk=item.pk)
    with suppress(Refused, Conflict, Invalid), transaction.atomic():
        ACTS[act](world, world.actor(who), fresh)
        transaction.set_rollback(True)
        return True
    return False


@pytest.mark.parametrize("act", ACTS)
def test_each_act_is_for_those_of_the_table(act: str, world: World) -> None:
    done = {}
    for state in STATES:
        item = world.module(state)
        done[state] = {who for who in ROLES if does(world, act, who, item)}
    assert done == {state: MAY[act].get(state, NOBODY) for state in STATES}


def _zip(client: Client, item: Item) -> str:
    answer = client.get(f"/kennis/{item.slug}/lessen.zip")
    if answer.status_code != 200:
        return ""
    found = ZipFile(io.BytesIO(answer.getvalue()))
    return " ".join(found.read(name).decode() for name in found.namelist())


OPEN_DOORS: dict[str, Callable[[Client, Item], str]] = {
    "page": lambda client, item: client.get(f"/kennis/{item.slug}").content.decode(),
    "zip": _zip,
}


@pytest.mark.parametrize("state", STATES)
def test_what_stands_for_teachers_is_read_by_those_of_the_table(
    state: ItemState, world: World, sign_in: Callable[..., Client]
) -> None:
    item = world.module(state)
    seen: dict[str, set[str]] = {door: set() for door in OPEN_DOORS}
    for who in ROLES:
        client = sign_in(world.users[who]) if who in world.users else Client()
        for door, read in OPEN_DOORS.items():
            if NOTES in read(client, item):
                seen[door].add(who)
    assert seen == dict.fromkeys(OPEN_DOORS, READS[state])


@pytest.mark.parametrize("state", STATES)
def test_what_stands_for_teachers_is_in_no_search_export_or_form(
    state: ItemState, world: World, sign_in: Callable[..., Client]
) -> None:
    item = world.module(state)
    teacher = sign_in(world.users["teacher there"])
    told = [str(document) for document in documents["item"].load([item.uuid])]
    told += [str(document) for _owner, document in closed_documents["item"].load([item.uuid])]
    for name in ("bibtex", "ris", "csl-json", "csv", "jsonl"):
        told += list(knowledge.export_items(name))
    for ending in knowledge.TAKEN:
        told.append(teacher.get(f"/kennis/{item.slug}.{ending}").content.decode())
    told.append(teacher.get(f"/kennis/{item.slug}/verschil").content.decode())
    told.append(teacher.get(f"/kennis/{item.slug}/versies/1").content.decode())
    if state == PUBLISHED:
        told.append(str(knowledge.for_machines(knowledge.Work(knowledge.item_page(VISITOR, item.slug)))))  # type: ignore[arg-type]
    assert [text for text in told if NOTES in text] == []


@pytest.mark.parametrize(
    ("path", "may"),
    [
        ("lessen", MAKES),
        ("aangeboden", EDITS),
        ("gebruik", EDITS | TEACHES | {"editor there", "secretariat"}),
    ],
)
def test_pages_open_for_those_who_can_use_them(
    path: str, may: set[str], world: World, sign_in: Callable[..., Client]
) -> None:
    item = world.module(DRAFT if path == "lessen" else PUBLISHED)
    clients = {who: sign_in(user) for who, user in world.users.items()}
    opened = {
        who for who, client in clients.items() if client.get(f"/kennis/{item.slug}/{path}").status_code == 200
    }
    assert opened == may
