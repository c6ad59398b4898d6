"""What leads to what, told by each app of its own things: of that the thread of anything is made."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import make_aware

from lemniscaat.kernel.registry import Registry

Pointer = tuple[str, UUID]
"""Kind and uuid."""


@dataclass(frozen=True, slots=True)
class Link:
    """That one thing came of another; `at` is when, where the row tells."""

    source: Pointer
    target: Pointer
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Way:
    """How things of one kind lead to things of another.

    `rows` are those of which everyone may read both ends. `ends` are their lookups of the uuid of the source
    and of the target, `at` that of the moment or the day, "" where the row knows none. A thing that half the
    region comes together in, as an agenda, is an end: followed one way alone (`forward` or `back`), so that
    no thread runs through it to all the rest.
    """

    source: str
    target: str
    rows: Callable[[], QuerySet[Any]]
    ends: tuple[str, str]
    at: str = ""
    follows: Collection[str] = ("forward", "back")

    def links(self, uuids: Collection[UUID], direction: str, most: int) -> list[Link]:
        """Those that leave these things (forward) or come to them (back), the first first; one query, and
        one link more than `most` when there are more."""
        end = self.ends[direction == "back"]
        lookups = [*self.ends, *([self.at] if self.at else [])]
        rows = self.rows().filter(**{f"{end}__in": list(uuids)}).order_by(*reversed(lookups))
        found = rows.values_list(*lookups).distinct()[: most + 1]
        return [self._link(*row) for row in found]

    def _link(self, source: UUID, target: UUID, at: date | datetime | None = None) -> Link:
        return Link((self.source, source), (self.target, target), as_moment(at))


ways: Registry[Sequence[Way]] = Registry("ways of things")
"""By app."""


def ways_from(kinds: Mapping[str, Any], direction: str) -> list[Way]:
    """All that can be followed from things of these kinds."""
    return [
        way
        for each in ways.values()
        for way in each
        if direction in way.follows and (way.target if direction == "back" else way.source) in kinds
    ]


def as_moment(at: date | datetime | None) -> datetime | None:
    """A day is its first moment."""
    return at if at is None or isinstance(at, datetime) else make_aware(datetime.combine(at, time()))
