"""Reads of one circle, and of the circles that are somebody's."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lemniscaat.learning.enums import CircleRole, MemberState
from lemniscaat.learning.models import INSIDE, Circle, Gathering, Insight, Membership, Opening
from lemniscaat.learning.queries.groups import circles
from lemniscaat.network.api import Actor, can_edit_in


@dataclass(frozen=True, slots=True)
class Place:
    """What this actor is to a circle: read off what `circle_page` brought along, without a query."""

    membership: Membership | None
    is_inside: bool
    keeps: bool
    writes: bool


def circle_page(actor: Actor, slug: str) -> Circle | None:
    """One circle with the members, gatherings and insights she may see, or None."""
    gatherings = Gathering.objects.visible_to(actor)
    openings = Opening.objects.visible_to(actor)
    insights = Insight.objects.visible_to(actor).prefetch_related(Prefetch("openings", openings))
    memberships = Membership.objects.visible_to(actor).select_related("user")
    return (
        circles()
        .filter(slug=slug)
        .select_related("successor")
        .prefetch_related(
            Prefetch("insights", insights),
            Prefetch("gatherings", gatherings),
            Prefetch("memberships", memberships),
        )
        .first()
    )


def place_of(actor: Actor, circle: Circle) -> Place:
    """Of a circle that `circle_page` gave; it agrees with the policies."""
    rows = [row for row in circle.memberships.all() if actor.user and row.user_id == actor.user.pk]
    mine = rows[0] if rows else None
    is_in = mine is not None and mine.state == MemberState.IN
    keeps = can_edit_in(actor, circle.werkplaats_id) or (
        is_in and mine is not None and mine.role == CircleRole.FACILITATOR
    )
    is_inside = is_in or actor.has(INSIDE, circle.werkplaats_id)
    return Place(membership=mine, is_inside=is_inside, keeps=keeps, writes=keeps or is_in)


def memberships_of(actor: Actor) -> QuerySet[Membership]:
    """Where she takes part, or asks to."""
    if actor.user is None:
        return Membership.objects.none()
    hers = Membership.objects.filter(user=actor.user, state__in=[MemberState.IN, MemberState.ASKED])
    return hers.select_related("circle__werkplaats").order_by("circle__name")


def membership_of(circle: Circle, uuid: UUID) -> Membership | None:
    """One row of a circle, by its uuid."""
    found: Membership | None = Membership.objects.filter(circle=circle, uuid=uuid).first()
    return found


def asking_to_join(actor: Actor) -> QuerySet[Membership]:
    """Who waits for an answer from her: in the circles she facilitates. Those of a werkplaats without a
    facilitator stand on the page of the circle."""
    if actor.user is None:
        return Membership.objects.none()
    kept = Membership.objects.filter(
        user=actor.user, state=MemberState.IN, role=CircleRole.FACILITATOR
    ).values("circle")
    return Membership.objects.filter(circle__in=kept, state=MemberState.ASKED).select_related(
        "circle", "user"
    )
