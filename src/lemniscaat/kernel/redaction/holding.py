"""Which rows hold words of a thing: its own and its parts' (`redactables`), and what others keep of it
(`keepers`)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from lemniscaat.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Kept:
    """Rows with words in them, named for people: in all their fields of text, or in `fields` alone.

    `then` is called with each row that words were taken out of: where else they stand, they go too.
    """

    label: str | Promise
    rows: "QuerySet[Any]"
    fields: tuple[str, ...] = ()
    then: Callable[[Any], None] | None = None


@dataclass(frozen=True, slots=True)
class Redactable:
    """A kind of thing that words can be taken out of.

    `parts` gives its own row and those that belong to it. `never_whole` are fields that cannot go
    whole. `revision` is the field that counts acts: a form shown before cannot bring the words back.
    `owner` gives the werkplaats (None: national) whose coordinator may.
    """

    model: type[Model]
    parts: Callable[[Any], Iterable[Kept]]
    never_whole: tuple[str, ...] = ()
    revision: str = ""
    owner: Callable[[Any], int | None] = attrgetter("werkplaats_id")


redactables: Registry[Redactable] = Registry("redactable kind")
"""By kind, as `kernel.subjects`."""


@dataclass(frozen=True, slots=True)
class About:
    """What words are looked for of: the thing and its parts, and all rows found so far."""

    thing: UUID
    parts: set[UUID] = field(default_factory=set)
    rows: set[UUID] = field(default_factory=set)


keepers: Registry[Callable[[About], Iterable[Kept]]] = Registry("keeper of words")
"""By app: what it keeps about things of others: labels, notes. Asked from the highest to the lowest, so
that `rows` are known to those who write down what was done to any row, and tell of it by mail."""
