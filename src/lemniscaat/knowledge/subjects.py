"""What a step or link can point at in knowledge, and what leads to what."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.kernel.threads import Way
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, DossierState, FactorState
from lemniscaat.knowledge.models import (
    AnalysisColumn,
    Dossier,
    DossierEntry,
    Evidence,
    Factor,
    Item,
    Module,
    Version,
)


def _items(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """One that was merged with another is that other."""
    leads = Q(superseded_by__state__in=PUBLIC_ITEM_STATES)
    rows = Item.objects.filter(Q(state__in=PUBLIC_ITEM_STATES) | leads, uuid__in=uuids)
    for row in rows.select_related("kind", "superseded_by__kind"):
        now = row.superseded_by or row
        kept: dict[str, Any] = {"at": now.published_at, "place": now.werkplaats_id, "said": now.plain_summary}
        yield Subject("item", row.uuid, now.title, address("item", now.slug), now.kind.label, **kept)


def _factors(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Factor.objects.public().filter(uuid__in=uuids):
        url = address("factor", row.slug)
        kept: dict[str, Any] = {"at": row.made_at, "said": row.mechanism}
        yield Subject("factor", row.uuid, row.what, url, _("What works"), **kept)


def _dossiers(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Dossier.objects.public().filter(uuid__in=uuids):
        url = address("dossier", row.slug)
        kept: dict[str, Any] = {"at": row.published_at, "place": row.werkplaats_id, "said": row.lead}
        yield Subject("dossier", row.uuid, row.title, url, _("Dossier"), **kept)


def _versions(uuids: Sequence[UUID]) -> Iterator[Subject]:
    """Those after the first: with that the item itself began."""
    rows = _renewed().filter(uuid__in=uuids).select_related("item")
    for row in rows:
        url = address("version", f"{row.item.slug}.{row.number}")
        label = _("version %(n)s of “%(item)s”") % {"n": row.number, "item": row.title}
        kept: dict[str, Any] = {"at": row.published_at, "place": row.item.werkplaats_id, "said": row.note}
        yield Subject("version", row.uuid, label, url, _("Version"), **kept)


def _renewed() -> QuerySet[Version]:
    return Version.objects.filter(number__gt=1, item__state__in=PUBLIC_ITEM_STATES)


SUBJECTS = {"version": _versions, "item": _items, "factor": _factors, "dossier": _dossiers}


def _adapted() -> QuerySet[Any]:
    """Modules that were made from another."""
    return Module.objects.filter(
        item__state__in=PUBLIC_ITEM_STATES, forked_from__item__state__in=PUBLIC_ITEM_STATES
    )


def _evidence() -> QuerySet[Any]:
    return Evidence.objects.standing().exclude(factor__state=FactorState.WITHDRAWN)


def _evidence_of(kind: str) -> Way:
    """What else than an item says that something works; whether everyone may read it, its app knows."""
    return Way(
        kind,
        "factor",
        lambda: _evidence().filter(subject_kind=kind),
        ("subject_uuid", "factor__uuid"),
        "made_at",
    )


def _compared() -> QuerySet[Any]:
    """Factors that were looked at in an analysis that everyone reads."""
    return AnalysisColumn.objects.filter(analysis__item__state__in=PUBLIC_ITEM_STATES)


def _told() -> QuerySet[Any]:
    """Items in a dossier that everyone reads."""
    return DossierEntry.objects.filter(
        dossier__state=DossierState.PUBLISHED, item__state__in=PUBLIC_ITEM_STATES
    )


WAYS = (
    Way("item", "version", _renewed, ("item__uuid", "uuid"), "published_at"),
    Way("item", "item", _adapted, ("forked_from__item__uuid", "item__uuid"), "item__published_at"),
    Way("item", "factor", _evidence, ("item__uuid", "factor__uuid"), "made_at"),
    *map(_evidence_of, ("use", "project", "insight")),
    Way(
        "factor", "item", _compared, ("factor__uuid", "analysis__item__uuid"), "analysis__item__published_at"
    ),
    Way("factor", "issue", Factor.objects.public, ("uuid", "issue__uuid"), "made_at"),
    Way("item", "dossier", _told, ("item__uuid", "dossier__uuid"), "dossier__published_at"),
)
