"""What a step or link can point at on the lemniscate."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.circulation.models import Handover, Issue, Offer
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.network.api import VISITOR


def _issues(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Issue.objects.filter(uuid__in=uuids):
        yield Subject("issue", row.uuid, row.title, address("issue", row.slug), _("Issue"))


def _handovers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Handover.objects.visible_to(VISITOR).filter(uuid__in=uuids):
        yield Subject("handover", row.uuid, row.subject_label, "", _("Handover"))


def _offers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Offer.objects.filter(uuid__in=uuids):
        yield Subject("offer", row.uuid, row.subject_label, "", _("Offer"))


SUBJECTS = {"issue": _issues, "handover": _handovers, "offer": _offers}
