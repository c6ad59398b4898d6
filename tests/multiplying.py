"""Many rows at once, for tests of what must not grow with their number."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.db.models import Field, Model, QuerySet, UUIDField

from lemniscaat.kernel import ids

Row = TypeVar("Row", bound=Model)


def multiply(row: Row, n: int, **series: Sequence[Any]) -> list[Row]:
    """`n` copies of a row, in one insert that no action and no audit sees. What must be unique is made
    so; `series` gives a field its own value in each copy."""
    model = type(row)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    copies = [
        model(
            **{field.attname: _value(field, getattr(row, field.attname), number) for field in fields}
            | {name: values[number] for name, values in series.items()}
        )
        for number in range(n)
    ]
    return QuerySet(model).bulk_create(copies)


def _value(field: "Field[Any, Any]", value: Any, number: int) -> Any:
    if not field.unique or value is None:
        return value
    if isinstance(field, UUIDField):
        return ids.new_uuid()
    return f"{number}-{value}"[: field.max_length]
