"""Reads of what was offered on questions."""

from uuid import UUID

from django.db.models import QuerySet

from lemniscaat.circulation.enums import OfferState
from lemniscaat.circulation.models import Offer
from lemniscaat.network.api import Werkplaats


def offers_at(werkplaats: Werkplaats) -> QuerySet[Offer]:
    """All that was ever offered to this werkplaats, the newest first."""
    return Offer.objects.filter(werkplaats=werkplaats).select_related("issue", "werkplaats")


def offers_to(werkplaats: Werkplaats) -> QuerySet[Offer]:
    """What waits for this werkplaats to take up."""
    return offers_at(werkplaats).filter(state=OfferState.WAITING)


def offers_of(kind: str, uuid: UUID) -> QuerySet[Offer]:
    """To whom a thing was offered, in that order."""
    rows = Offer.objects.filter(subject_kind=kind, subject_uuid=uuid)
    return rows.select_related("werkplaats", "issue").order_by("id")
