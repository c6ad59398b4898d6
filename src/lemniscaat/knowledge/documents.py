"""How items and factors are found."""

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.documents import Document, DocumentSource, Passage
from lemniscaat.knowledge.models import Factor, Item


def _items(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Item.objects.public().filter(uuid__in=uuids).select_related("kind", "werkplaats")
    for row in rows.prefetch_related("themes", "audiences", "four_os", "contributors"):
        passages = [
            Passage(row.plain_summary, _("in plain words")),
            Passage(row.abstract, _("what it says")),
        ]
        yield Document(
            kind="item",
            uuid=row.uuid,
            group="knowledge",
            title=row.title,
            url=address("item", row.slug),
            kind_label=row.kind.label,
            passages=[passage for passage in passages if passage.text],
            facets=_item_facets(row),
            people=[contributor.name for contributor in row.contributors.all()],
            meta=[str(part) for part in (row.werkplaats, row.year) if part],
            date=_day(row),
        )


def _day(row: Item) -> dt.date | None:
    """Of what was made long before it was put here, a day of the year in which it was made."""
    here = row.published_at.date() if row.published_at else None
    return dt.date(row.year, 1, 1) if row.year and (here is None or row.year < here.year) else here


def _item_facets(row: Item) -> dict[str, list[str]]:
    return {
        "kind": [row.kind.code],
        "theme": [theme.slug for theme in row.themes.all()],
        "werkplaats": [row.werkplaats.slug] if row.werkplaats else [],
        "four_o": [four_o.code for four_o in row.four_os.all()],
        "audience": [audience.code for audience in row.audiences.all()],
        "source": list(row.source_kinds),
        "rung": [str(row.rung)] if row.rung else [],
        "year": [str(row.year)] if row.year else [],
        "licence": [row.licence] if row.licence else [],
    }


def _factors(uuids: Sequence[UUID]) -> Iterator[Document]:
    rows = Factor.objects.public().filter(uuid__in=uuids).select_related("issue")
    for row in rows.prefetch_related("evidence"):
        sentence = _("In %(context)s, this works for %(whom)s, because %(mechanism)s") % {
            "context": row.context,
            "whom": row.for_whom,
            "mechanism": row.mechanism,
        }
        evidence = " ".join(piece.text for piece in row.evidence.all())
        passages = [Passage(sentence, _("what works")), Passage(evidence, _("evidence"))]
        yield Document(
            kind="factor",
            uuid=row.uuid,
            group="factors",
            title=row.what,
            url=address("factor", row.slug),
            kind_label=_("What works"),
            passages=[passage for passage in passages if passage.text],
            facets={
                "kind": ["factor"],
                "rung": [str(row.rung)],
                "source": sorted({piece.source_kind for piece in row.evidence.all()}),
            },
            meta=[row.issue.title],
        )


SOURCES = {
    "item": DocumentSource(
        load=_items, uuids=lambda: Item.objects.public().values_list("uuid", flat=True).iterator()
    ),
    "factor": DocumentSource(
        load=_factors, uuids=lambda: Factor.objects.public().values_list("uuid", flat=True).iterator()
    ),
}
