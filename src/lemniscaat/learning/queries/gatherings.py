"""Reads of gatherings, by who may and by who holds the address of a calendar."""

from datetime import timedelta
from uuid import UUID

from django.db.models import QuerySet

from lemniscaat.kernel import clock
from lemniscaat.learning.enums import MemberState
from lemniscaat.learning.models import CircleCalendar, Gathering, Membership
from lemniscaat.network.api import Actor, User

KEPT_IN_CALENDAR = timedelta(days=365)
"""How long ago a gathering may be to stand in a calendar."""

MOST_IN_CALENDAR = 500


def gathering_page(actor: Actor, slug: str, uuid: UUID) -> Gathering | None:
    """One gathering with who was there, for who may see it, or None."""
    rows = Gathering.objects.visible_to(actor).filter(circle__slug=slug, uuid=uuid)
    found: Gathering | None = (
        rows.select_related("circle__werkplaats").prefetch_related("present__user").first()
    )
    return found


def coming_gatherings(actor: Actor) -> QuerySet[Gathering]:
    """Those of the circles in which she takes part, the first first."""
    if actor.user is None:
        return Gathering.objects.none()
    rows = _of_member(actor.user).filter(at__gte=clock.now(), called_off_at=None)
    return rows.select_related("circle")


def calendar_of(actor: Actor) -> CircleCalendar | None:
    """The address she subscribes to, if she has one."""
    return CircleCalendar.objects.filter(user=actor.user).first() if actor.user else None


def calendar_by_token(token: str) -> QuerySet[Gathering] | None:
    """What stands in the calendar at this secret address; None when there is none."""
    found = CircleCalendar.objects.filter(token=token, user__is_active=True).select_related("user").first()
    if found is None:
        return None
    rows = _of_member(found.user).filter(at__gte=clock.now() - KEPT_IN_CALENDAR)
    return rows.select_related("circle")[:MOST_IN_CALENDAR]


def _of_member(user: User) -> QuerySet[Gathering]:
    hers = Membership.objects.filter(user=user, state=MemberState.IN)
    rows: QuerySet[Gathering] = Gathering.objects.filter(circle__in=hers.values("circle"))
    return rows
