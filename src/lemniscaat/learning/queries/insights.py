"""Reads of insights and of what is asked about them."""

from uuid import UUID

from django.db.models import QuerySet

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel import clock
from lemniscaat.learning.enums import OpeningState
from lemniscaat.learning.models import Circle, Consent, Insight, Opening
from lemniscaat.network.api import VISITOR, Actor


def insight_page(circle: Circle, uuid: UUID) -> Insight | None:
    """One insight of a circle, for who was let in to the page already."""
    rows = Insight.objects.filter(circle=circle, uuid=uuid)
    found: Insight | None = rows.select_related("circle").prefetch_related("openings__consents").first()
    return found


def opening_page(actor: Actor, uuid: UUID) -> tuple[Opening, Consent] | None:
    """What is asked of her about one opening, or None."""
    if actor.user is None:
        return None
    row = (
        Consent.objects.filter(opening__uuid=uuid, membership__user=actor.user)
        .select_related("opening__insight__circle__werkplaats", "membership__user")
        .first()
    )
    return (row.opening, row) if row else None


def consents_waiting(actor: Actor) -> QuerySet[Consent]:
    """What is asked of her now, and what she said yes to that is open: she may take it back."""
    if actor.user is None:
        return Consent.objects.none()
    rows = Consent.objects.filter(membership__user=actor.user).select_related("opening__insight__circle")
    asked = rows.filter(opening__state=OpeningState.ASKED, agrees=None, opening__answer_by__gte=clock.today())
    return (asked | rows.filter(opening__state=OpeningState.OPEN)).order_by("opening__answer_by", "id")


def overdue_openings() -> QuerySet[Opening]:
    """Those of which the time to answer is over."""
    return Opening.objects.filter(state=OpeningState.ASKED, answer_by__lt=clock.today())


def predecessors(circle: Circle) -> QuerySet[Circle]:
    """The closed circles that handed over to this one, the last first: for its insiders."""
    return Circle.objects.filter(successor=circle).order_by("-until", "-pk")


def opened_insights(issue: Issue) -> QuerySet[Insight]:
    """What circles opened of what they found out about an issue."""
    opened = Insight.objects.visible_to(VISITOR).filter(circle__issue=issue)
    return opened.select_related("circle__werkplaats")
