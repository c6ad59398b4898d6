"""Addresses for people."""

from typing import Any

from django.db.models import QuerySet
from django.utils.text import slugify


def free_slug(rows: "QuerySet[Any]", text: str, *, most: int = 120) -> str:
    """A slug made of `text` that none of `rows` has yet; the second of a name gets -2."""
    base = slugify(text)[:most].strip("-") or "zonder-naam"
    taken = set(rows.filter(slug__startswith=base).values_list("slug", flat=True))
    candidates = (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
    return next(slug for slug in candidates if slug not in taken)
