"""Who may do what in learning."""

from lemniscaat.learning.models import INSIDE, Circle, Project
from lemniscaat.network.api import Actor, Role, can_edit_in

ANY_ROLE = frozenset(Role)


def can_keep_project(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in the werkplaats."""
    return can_edit_in(actor, werkplaats_id)


def can_change_project(actor: Actor, project: Project) -> bool:
    """As `can_keep_project`, in the project's own werkplaats."""
    return can_edit_in(actor, project.werkplaats_id)


def can_keep_circle(actor: Actor, circle: Circle) -> bool:
    """Those who edit in the circle's werkplaats."""
    return can_edit_in(actor, circle.werkplaats_id)


def can_read_inside(actor: Actor, circle: Circle) -> bool:
    """The people of the circle's werkplaats (rule 4)."""
    return actor.has(INSIDE, circle.werkplaats_id)


def can_register_use(actor: Actor, werkplaats_id: int) -> bool:
    """Whoever has a role in the werkplaats tells what her organisation applied; who edits there types in
    what others told."""
    return actor.has(ANY_ROLE, werkplaats_id)


def can_keep_use(actor: Actor, werkplaats_id: int) -> bool:
    """Those who edit in the werkplaats take a use off the website, and put it back."""
    return can_edit_in(actor, werkplaats_id)
