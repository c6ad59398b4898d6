"""What a link can point at in the vocabulary."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.vocabulary.models import Theme


def _themes(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Theme.objects.filter(uuid__in=uuids):
        yield Subject("theme", row.uuid, row.pref_label, address("theme", row.slug), _("Theme"))


SUBJECTS = {"theme": _themes}
