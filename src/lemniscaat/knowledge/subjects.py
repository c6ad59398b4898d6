"""What a step or link can point at in knowledge."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.knowledge.models import Dossier, Factor, Item


def _items(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Item.objects.public().filter(uuid__in=uuids).select_related("kind"):
        yield Subject("item", row.uuid, row.title, address("item", row.slug), row.kind.label)


def _factors(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Factor.objects.public().filter(uuid__in=uuids):
        yield Subject("factor", row.uuid, row.what, address("factor", row.slug), _("What works"))


def _dossiers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Dossier.objects.public().filter(uuid__in=uuids):
        yield Subject("dossier", row.uuid, row.title, address("dossier", row.slug), _("Dossier"))


SUBJECTS = {"item": _items, "factor": _factors, "dossier": _dossiers}
