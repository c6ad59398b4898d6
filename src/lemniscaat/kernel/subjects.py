"""What a step, a link or an audit event is about, resolved in bulk without knowing the app."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lemniscaat.kernel.registry import Registry


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing one can point at: its kind in words, its name, and its public address ("" if none).

    For its thread: `at` is when it came to be, `place` the id of its werkplaats (None for what is national),
    `said` a sentence of what it is or became.
    """

    kind: str
    uuid: UUID
    label: str
    url: str
    kind_label: str
    at: datetime | None = None
    place: int | None = None
    said: str = ""


Load = Callable[[Sequence[UUID]], Iterable[Subject]]

subjects: Registry[Load] = Registry("subject kind")
"""By kind. A loader gives what is open to everyone and leaves the rest out: callers keep a label."""


def resolve(pointers: Iterable[tuple[str, UUID | None]]) -> Mapping[tuple[str, UUID], Subject]:
    """The public subjects behind (kind, uuid) pairs: one query a kind, however many pairs."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, uuid in pointers:
        if uuid is not None and kind in subjects:
            by_kind.setdefault(kind, []).append(uuid)
    return {
        (kind, subject.uuid): subject
        for kind, uuids in by_kind.items()
        for subject in subjects[kind](list(dict.fromkeys(uuids)))
    }
