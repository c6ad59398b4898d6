"""What a step or link can point at in knowledge."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES
from lemniscaat.knowledge.models import Dossier, Factor, Item


def _items(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """One that was merged with another is that other."""
    leads = Q(superseded_by__state__in=PUBLIC_ITEM_STATES)
    rows = Item.objects.filter(Q(state__in=PUBLIC_ITEM_STATES) | leads, uuid__in=uuids)
    for row in rows.select_related("kind", "superseded_by__kind"):
        now = row.superseded_by or row
        yield Subject("item", row.uuid, now.title, address("item", now.slug), now.kind.label)


def _factors(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Factor.objects.public().filter(uuid__in=uuids):
        yield Subject("factor", row.uuid, row.what, address("factor", row.slug), _("What works"))


def _dossiers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Dossier.objects.public().filter(uuid__in=uuids):
        yield Subject("dossier", row.uuid, row.title, address("dossier", row.slug), _("Dossier"))


SUBJECTS = {"item": _items, "factor": _factors, "dossier": _dossiers}
