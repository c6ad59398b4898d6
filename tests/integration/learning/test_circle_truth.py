"""Who may do what in a circle in which state: by the action, and by the page that has a button for it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.test import Client

from circle_worlds import EDITS, KEEPS, NOBODY, READS, ROLES, World, make_world, put_in
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import CircleRole, CircleState
from lemniscaat.network.api import Actor
from people import undone

pytestmark = pytest.mark.django_db

FORMING, RUNNING, CLOSED = CircleState.FORMING, CircleState.RUNNING, CircleState.CLOSED
ASKS = set(ROLES) - {"visitor"}
"""Anyone with an account: who takes part already is left as she is."""

COMES_OR_WAS = {"facilitator", "member of the circle", "who asked", "who left"}

MAY: dict[str, dict[CircleState, set[str]]] = {
    "form": {FORMING: EDITS, RUNNING: EDITS, CLOSED: EDITS},
    "revise": {FORMING: KEEPS, RUNNING: KEEPS, CLOSED: KEEPS},
    "start": {FORMING: KEEPS},
    "join": {FORMING: ASKS, RUNNING: ASKS},
    "leave": {FORMING: COMES_OR_WAS, RUNNING: COMES_OR_WAS, CLOSED: COMES_OR_WAS},
    "let in": {FORMING: KEEPS, RUNNING: KEEPS},
    "turn down": {FORMING: KEEPS, RUNNING: KEEPS},
    "put in": {FORMING: KEEPS, RUNNING: KEEPS},
    "give a role": {FORMING: KEEPS, RUNNING: KEEPS},
    "take out": {FORMING: KEEPS, RUNNING: KEEPS},
}
"""By act and state of the circle: who. Whoever is not named is refused, and nothing changes."""

Do = Callable[[World, Actor], object]
Post = Callable[[World], tuple[str, dict[str, Any]]]


def page(world: World, way: str = "") -> str:
    return f"/leerkringen/{world.circle.slug}{way}"


def words(world: World) -> dict[str, str]:
    return {"name": "Kring", "label": "kring", "purpose": "Leren.", "joining": "on_request"}


ACTS: dict[str, tuple[Do, Post]] = {
    "form": (
        lambda world, actor: learning.form_circle(
            actor=actor, name="Nog een", werkplaats=world.here, purpose="Leren."
        ),
        lambda world: (f"/werkplaatsen/{world.here.slug}/leerkringen/nieuw", words(world)),
    ),
    "revise": (
        lambda world, actor: learning.revise_circle(actor=actor, circle=world.circle, purpose="Anders."),
        lambda world: (page(world, "/wijzig"), words(world)),
    ),
    "start": (
        lambda world, actor: learning.start_circle(actor=actor, circle=world.circle),
        lambda world: (page(world), {"act": "starten"}),
    ),
    "join": (
        lambda world, actor: learning.ask_to_join(actor=actor, circle=world.circle),
        lambda world: (page(world), {"act": "meedoen"}),
    ),
    "leave": (
        lambda world, actor: learning.leave_circle(actor=actor, circle=world.circle),
        lambda world: (page(world), {"act": "weggaan"}),
    ),
    "let in": (
        lambda world, actor: learning.let_in(actor=actor, membership=world.row("who asked")),
        lambda world: (page(world, "/mensen"), {"act": "toelaten", "wie": world.row("who asked").uuid}),
    ),
    "turn down": (
        lambda world, actor: learning.turn_down(actor=actor, membership=world.row("who asked")),
        lambda world: (page(world, "/mensen"), {"act": "afwijzen", "wie": world.row("who asked").uuid}),
    ),
    "put in": (
        lambda world, actor: learning.add_member(
            actor=actor, circle=world.circle, email=world.users["secretariat"].email
        ),
        lambda world: (
            page(world, "/mensen"),
            {"act": "toevoegen", "email": world.users["secretariat"].email, "role": "member"},
        ),
    ),
    "give a role": (
        lambda world, actor: learning.give_circle_role(
            actor=actor, membership=world.row("member of the circle"), role=CircleRole.RESEARCHER
        ),
        lambda world: (
            page(world, "/mensen"),
            {"act": "rol", "wie": world.row("member of the circle").uuid, "role": "researcher"},
        ),
    ),
    "take out": (
        lambda world, actor: learning.take_out(actor=actor, membership=world.row("member of the circle")),
        lambda world: (
            page(world, "/mensen"),
            {"act": "uithalen", "wie": world.row("member of the circle").uuid},
        ),
    ),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", CircleState)
def test_by_each_door_who_may_does_and_nobody_else(
    sign_in: Callable[..., Client], act: str, state: CircleState
) -> None:
    world = make_world()
    put_in(world, state)
    do, post = ACTS[act]
    by_action, by_page = set(), set()
    for who in ROLES:
        with undone(), suppress(LemniscaatError):
            do(world, world.actor(who))
            by_action.add(who)
        browser = sign_in(world.users[who]) if who in world.users else Client()
        with undone():
            address, typed = post(world)
            answer = browser.post(address, typed)
            if answer.status_code == 302 and "/account/" not in answer["Location"]:
                by_page.add(who)

    assert by_action == MAY[act].get(state, NOBODY)
    assert by_page == by_action


def test_who_takes_part_is_known_inside_alone(sign_in: Callable[..., Client]) -> None:
    world = make_world()
    browsers = {who: sign_in(world.users[who]) if who in world.users else Client() for who in ROLES}
    told = {who for who, browser in browsers.items() if NAME in browser.get(page(world)).content.decode()}
    assert told == READS


NAME = "Member Of The Circle Voorbeeld"
