"""A circle in each state, with one of each who may want something of it."""

from dataclasses import dataclass

import factories as make
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Circle, CircleRole, CircleState, Joining, Membership
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR, Actor, Role, User, Werkplaats

ROLES = {
    "visitor": None,
    "anyone with an account": (None, ""),
    "member of the werkplaats": (Role.MEMBER, "here"),
    "teacher here": (Role.TEACHER, "here"),
    "editor here": (Role.EDITOR, "here"),
    "coordinator here": (Role.COORDINATOR, "here"),
    "coordinator there": (Role.COORDINATOR, "there"),
    "secretariat": (Role.SECRETARIAT, ""),
    "facilitator": (None, ""),
    "member of the circle": (None, ""),
    "who asked": (None, ""),
    "who left": (None, ""),
}
EDITS = {"editor here", "coordinator here"}
KEEPS = EDITS | {"facilitator"}
TAKES_PART = {"facilitator", "member of the circle"}
WRITES = KEEPS | TAKES_PART
READS = WRITES | {"member of the werkplaats"}
NOBODY: set[str] = set()
EVERYONE = set(ROLES) - {"visitor"}


@dataclass
class World:
    here: Werkplaats
    users: dict[str, User]
    circle: Circle

    def actor(self, who: str) -> Actor:
        user = self.users.get(who)
        return network.actor_of(user) if user else VISITOR

    def row(self, who: str) -> Membership:
        return Membership.objects.get(circle=self.circle, user=self.users[who])


def make_world(joining: Joining = Joining.ON_REQUEST) -> World:
    """A circle that is being formed."""
    here, there = make.make_werkplaats(), make.make_werkplaats()
    places = {"here": here, "there": there, "": None}
    users = {
        who: make.make_user(held[0], places[held[1]], name=f"{who.title()} Voorbeeld")
        for who, held in ROLES.items()
        if held
    }
    circle = make.make_circle(here, "Kring", joining=joining)
    for who, role in {
        "facilitator": CircleRole.FACILITATOR,
        "member of the circle": CircleRole.MEMBER,
        "who left": CircleRole.MEMBER,
    }.items():
        learning.add_member(actor=make.SYSTEM, circle=circle, email=users[who].email, role=role)
    world = World(here, users, circle)
    learning.take_out(actor=make.SYSTEM, membership=world.row("who left"))
    if joining == Joining.ON_REQUEST:
        learning.ask_to_join(actor=world.actor("who asked"), circle=circle)
    return world


def put_in(world: World, state: CircleState) -> None:
    """Move the circle there."""
    if state != CircleState.FORMING:
        world.circle = learning.start_circle(actor=make.SYSTEM, circle=world.circle)
    if state == CircleState.CLOSED:
        world.circle = learning.close_circle(actor=make.SYSTEM, circle=world.circle)
