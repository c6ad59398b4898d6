"""The words for facet codes that the network owns."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from lemniscaat.kernel.documents import Facet
from lemniscaat.network.models import Werkplaats


def _werkplaatsen(slugs: Sequence[str]) -> Mapping[str, str]:
    return dict(Werkplaats.objects.filter(slug__in=slugs).values_list("slug", "short_name"))


FACETS = {"werkplaats": Facet(label=lambda: _("Werkplaats"), words=_werkplaatsen)}
