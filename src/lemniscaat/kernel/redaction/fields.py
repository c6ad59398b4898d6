"""Which fields of a row hold words, and which only codes."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, JSONField, Model, SlugField, TextField

Take = Callable[[str, str], str]
"""Called with a string and the name it stands under."""

CODES = frozenset({"act", "change", "kind", "language", "subject_kind", "uuid"})


def fields_of_words(model: type[Model]) -> "list[Field[Any, Any]]":
    """The fields in which somebody's words may stand. What is unique is made by us, but for a slug."""
    return [field for field in model._meta.concrete_fields if _holds_words(field)]


def in_json(value: Any, take: Take, name: str = "") -> Any:
    """`value` with `take` done to each string in it that is no code, by the name nearest above it."""
    if isinstance(value, str):
        return value if name in codes() else take(value, name)
    if isinstance(value, dict):
        return {key: in_json(each, take, key) for key, each in value.items()}
    return [in_json(each, take, name) for each in value] if isinstance(value, list) else value


@cache
def codes() -> frozenset[str]:
    """Names under which never a word stands, in any model of ours."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("lemniscaat.")]
    words = {field.attname for model in ours for field in fields_of_words(model)}
    return CODES | ({field.attname for model in ours for field in model._meta.concrete_fields} - words)


def _holds_words(field: "Field[Any, Any]") -> bool:
    if isinstance(field, JSONField | SlugField):
        return True
    is_text = isinstance(field, CharField | TextField) and not field.choices
    return is_text and not field.unique and field.attname not in CODES
