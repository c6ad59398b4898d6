"""Reads of the travellers on the lemniscate."""

from uuid import UUID

from django.db.models import Q, QuerySet

from lemniscaat.circulation.enums import Phase
from lemniscaat.circulation.models import Journey, Part, Scope
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor


def journeys(actor: Actor) -> QuerySet[Journey]:
    """Travellers that are public, and those of her own werkplaatsen."""
    found = naming(Journey.objects.all(), "issue", "werkplaats")
    return found if actor.is_system else found.filter(
        Q(is_public=True) | Q(werkplaats__in=actor.werkplaats_ids())
    )  # fmt: skip


def journey_of(kind: str, uuid: UUID) -> Journey | None:
    """The journey of one traveller."""
    return Journey.objects.filter(subject_kind=kind, subject_uuid=uuid).select_related("issue").first()


def under_way(phase: Phase, part: Part = None) -> QuerySet[Journey]:
    """The public travellers in one phase: the rows behind `flow`, the longest there first."""
    rows = journeys(VISITOR).filter(Scope.of(part).rows(), phase=phase, ended_at=None)
    return rows.order_by("since", "id")
