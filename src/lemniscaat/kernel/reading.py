"""What the reads of every app have in common: little of what is named, and how many there are."""

from typing import Any, TypeVar

from django.db.models import Count, F, Model, QuerySet, Window

Row = TypeVar("Row", bound=Model)
Rows = TypeVar("Rows", bound=QuerySet[Any])


def naming(rows: Rows, *relations: str) -> Rows:
    """Bring along what these single relations are called (their model's `named_by`), and nothing else
    of them: a list of things that name other things needs no more."""
    kept = [field.attname for field in rows.model._meta.concrete_fields]
    for relation in relations:
        other: Any = rows.model._meta.get_field(relation).related_model
        kept += [f"{relation}__{name}" for name in getattr(other, "named_by", ()) or _all(other)]
    return rows.select_related(*relations).only(*kept)


def first_of(rows: QuerySet[Row], most: int) -> tuple[list[Row], int]:
    """The first rows and how many there are in all: one query."""
    found: list[Any] = list(rows.annotate(n_in_all=Window(Count(F("pk"))))[:most])
    return found, found[0].n_in_all if found else 0


def _all(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]
