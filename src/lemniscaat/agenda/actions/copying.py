"""What a next version takes over: every item, line and programme, with what belongs to it."""

from collections.abc import Mapping
from typing import Any

from lemniscaat.agenda.models import Agenda, AgendaItem, AgendaPart, CrossCuttingTheme, Programme
from lemniscaat.network.api import AuditEvent

OWN = frozenset({"id", "uuid", "agenda"})
"""What a copy has of its own; all else, `origin` too, is as it was."""


def copy_parts(old: Agenda, new: Agenda, audit: AuditEvent) -> None:
    """Copy everything that stands on `old` to `new`: a fixed number of queries, whatever their number."""
    items = _copied(AgendaItem, old, new, audit)
    _copied(CrossCuttingTheme, old, new, audit)
    programmes = _copied(Programme, old, new, audit)
    _copy_links(AgendaItem.questions.through, "agendaitem_id", "question_id", items)
    _copy_links(Programme.items.through, "programme_id", "agendaitem_id", programmes, items)


def _copied(model: type[AgendaPart], old: Agenda, new: Agenda, audit: AuditEvent) -> dict[int, int]:
    """Id of each part of `old` → id of its copy."""
    parts = list(model.objects.filter(agenda=old))
    names = [field.attname for field in model._meta.concrete_fields if field.name not in OWN]
    copies = [model(agenda=new, **{name: getattr(part, name) for name in names}) for part in parts]
    made = model.objects.bulk_create(copies, audit=audit)
    return {part.pk: copy.pk for part, copy in zip(parts, made, strict=True)}


def _copy_links(
    through: Any, one: str, other: str, ones: Mapping[int, int], others: Mapping[int, int] | None = None
) -> None:
    rows = through.objects.filter(**{f"{one}__in": list(ones)}).order_by("id")
    through.objects.bulk_create(
        through(**{one: ones[a], other: others[b] if others is not None else b})
        for a, b in rows.values_list(one, other)
    )
