"""Who may do what in learning."""

from collections.abc import Collection

from lemniscaat.learning.enums import CircleRole, Joining, MemberState
from lemniscaat.learning.models import INSIDE, Circle, Insight, Membership, Project
from lemniscaat.network.api import EDIT_ROLES, Actor, Role, can_edit_in

ANY_ROLE = frozenset(Role)

WORKS_IN_PROJECTS = EDIT_ROLES | {Role.MEMBER, Role.TEACHER}
"""Who, in a project's werkplaats, tells how it stands; beside the people of its partners."""

FACILITATES = frozenset({CircleRole.FACILITATOR})


def can_keep_project(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in the werkplaats."""
    return can_edit_in(actor, werkplaats_id)


def can_change_project(actor: Actor, project: Project) -> bool:
    """As `can_keep_project`, in the project's own werkplaats."""
    return can_edit_in(actor, project.werkplaats_id)


def can_work_in_project(actor: Actor, project: Project) -> bool:
    """Who changes it, the people and teachers of its werkplaats, and who acts for a partner of it: they tell
    how it stands and keep its rounds of students."""
    if can_change_project(actor, project):
        return True
    if project.werkplaats_id is not None and actor.has(WORKS_IN_PROJECTS, project.werkplaats_id):
        return True
    acts_for = {grant.organisation_id for grant in actor.grants if grant.role == Role.PARTNER}
    return bool(acts_for) and project.partners.filter(pk__in=acts_for).exists()


def can_form_circle(actor: Actor, werkplaats_id: int) -> bool:
    """Those who edit in the werkplaats."""
    return can_edit_in(actor, werkplaats_id)


def can_keep_circle(actor: Actor, circle: Circle) -> bool:
    """Those who edit in the circle's werkplaats, and the circle's own facilitators."""
    return can_edit_in(actor, circle.werkplaats_id) or _takes_part(actor, circle, FACILITATES)


def can_write_in_circle(actor: Actor, circle: Circle) -> bool:
    """Who keeps the circle, and its members."""
    return can_keep_circle(actor, circle) or _takes_part(actor, circle)


def can_read_inside(actor: Actor, circle: Circle) -> bool:
    """The people of the circle's werkplaats, and its members (rule 4)."""
    return actor.has(INSIDE, circle.werkplaats_id) or _takes_part(actor, circle)


def can_revise_insight(actor: Actor, insight: Insight) -> bool:
    """Who wrote it, while she takes part, and who keeps the circle."""
    wrote = actor.user is not None and insight.by_id == actor.user.pk
    return can_keep_circle(actor, insight.circle) or (wrote and _takes_part(actor, insight.circle))


def can_join_circle(actor: Actor, circle: Circle) -> bool:
    """Anyone with an account, while the circle takes members in this way; who is in already, or waits, is
    told so by the state."""
    return actor.user is not None and circle.joining != Joining.CLOSED


def _takes_part(actor: Actor, circle: Circle, roles: Collection[CircleRole] = tuple(CircleRole)) -> bool:
    if actor.user is None:
        return False
    hers = Membership.objects.filter(circle=circle, user=actor.user, state=MemberState.IN, role__in=roles)
    return hers.exists()


def can_register_use(actor: Actor, werkplaats_id: int) -> bool:
    """Whoever has a role in the werkplaats tells what her organisation applied; who edits there types in
    what others told."""
    return actor.has(ANY_ROLE, werkplaats_id)


def can_keep_use(actor: Actor, werkplaats_id: int) -> bool:
    """Those who edit in the werkplaats take a use off the website, and put it back."""
    return can_edit_in(actor, werkplaats_id)
