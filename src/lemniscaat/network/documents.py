"""How werkplaatsen and organisations are found."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import Document, DocumentSource, Maker, Passage
from lemniscaat.network.models import Organisation, Partnership, Werkplaats
from lemniscaat.network.queries import werkplaatsen


def _werkplaatsen(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = (
        werkplaatsen().filter(uuid__in=uuids).prefetch_related("partnerships__organisation", "municipalities")
    )
    for row in rows:
        partners = [joined.organisation.name for joined in row.partnerships.all() if joined.until is None]
        municipalities = [municipality.name for municipality in row.municipalities.all()]
        passages = [
            Passage(row.description, _("about this werkplaats")),
            Passage(", ".join(row.theme_words), _("what it works on")),
            Passage(", ".join(partners), _("partners")),
            Passage(", ".join(municipalities), _("municipalities")),
        ]
        yield Document(
            kind="werkplaats",
            uuid=row.uuid,
            group="werkplaatsen",
            title=row.name,
            url=address("werkplaats", row.slug),
            kind_label=_("Werkplaats"),
            passages=[passage for passage in passages if passage.text],
            facets={"kind": ["werkplaats"], "werkplaats": [row.slug]},
            meta=[row.region],
        )


def _organisations(uuids: Sequence[UUID]) -> Iterator[Document]:
    partnerships = Partnership.objects.filter(organisation__uuid__in=uuids, until=None)
    regions: dict[int, list[Werkplaats]] = {}
    for partnership in partnerships.select_related("werkplaats"):
        regions.setdefault(partnership.organisation_id, []).append(partnership.werkplaats)
    for row in Organisation.objects.filter(uuid__in=uuids).prefetch_related("research_groups"):
        joined = list(dict.fromkeys(regions.get(row.pk, [])))
        groups = [group.name for group in row.research_groups.all()]
        passages = [
            Passage(row.national_role, _("role in the network")),
            Passage(", ".join(groups), _("research groups")),
            Passage(", ".join(str(werkplaats) for werkplaats in joined), _("partner in")),
        ]
        yield Document(
            kind="organisation",
            uuid=row.uuid,
            group="organisations",
            title=row.name,
            url=address("organisation", row.slug),
            kind_label=str(row.get_kind_display()),
            passages=[passage for passage in passages if passage.text],
            facets={"kind": ["organisation"], "werkplaats": [werkplaats.slug for werkplaats in joined]},
        )


def _with_partner(maker: Maker) -> Iterable[UUID]:
    joined = Partnership.objects.filter(organisation__uuid=maker[1], until=None)
    return joined.values_list("werkplaats__uuid", flat=True).distinct() if maker[0] == "organisation" else ()


def _partners_of(maker: Maker) -> Iterable[UUID]:
    joined = Partnership.objects.filter(werkplaats__uuid=maker[1], until=None)
    return joined.values_list("organisation__uuid", flat=True).distinct() if maker[0] == "werkplaats" else ()


SOURCES = {
    "werkplaats": DocumentSource(
        load=_werkplaatsen,
        uuids=lambda: Werkplaats.objects.values_list("uuid", flat=True).iterator(),
        telling=_with_partner,
    ),
    "organisation": DocumentSource(
        load=_organisations,
        uuids=lambda: Organisation.objects.values_list("uuid", flat=True).iterator(),
        telling=_partners_of,
    ),
}
