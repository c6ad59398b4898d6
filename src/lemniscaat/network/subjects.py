"""What a step or link can point at in the network."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.network.models import Organisation, Werkplaats


def _werkplaatsen(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Werkplaats.objects.filter(uuid__in=uuids):
        yield Subject("werkplaats", row.uuid, row.name, address("werkplaats", row.slug), _("Werkplaats"))


def _organisations(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Organisation.objects.filter(uuid__in=uuids):
        yield Subject(
            "organisation", row.uuid, row.name, address("organisation", row.slug), _("Organisation")
        )


SUBJECTS = {"werkplaats": _werkplaatsen, "organisation": _organisations}
