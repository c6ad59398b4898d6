"""From objects in the database to what the engine keeps of them; what is bad is set aside by itself."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from django.conf import settings
from django.db import Error
from django.utils import translation

from lemniscaat.discovery.analysing import Plain
from lemniscaat.discovery.cards import analysed, card_of, codes_of
from lemniscaat.discovery.engine import Entry
from lemniscaat.kernel.documents import (
    ClosedSource,
    DocumentSource,
    Maker,
    closed_documents,
    documents,
    doers,
)
from lemniscaat.kernel.registry import Registry

log = logging.getLogger(__name__)

BATCH = 500

ROOM = 8_000_000
"""Characters of documents that are held at a time: one may be as long as a book."""

One = TypeVar("One")
Pointer = tuple[str, UUID]


class Failed(NamedTuple):
    """Of which objects no document could be made, each with its error: by its own fault, or because the
    database did not answer, so that it may do so `later`."""

    errors: dict[Pointer, str]
    later: dict[Pointer, str]

    def and_also(self, other: "Failed") -> "Failed":
        """Both."""
        return Failed(self.errors | other.errors, self.later | other.later)

    def given_up(self) -> "Failed":
        """The same, with nothing left for later."""
        return Failed(self.errors | self.later, {})


@dataclass(slots=True)
class Batch(Generic[One]):
    """What could be made, and what could not."""

    entries: list[One] = field(default_factory=list)
    failed: Failed = field(default_factory=lambda: Failed({}, {}))


def plain(kind: str, uuids: Sequence[UUID]) -> list[Plain]:
    """The documents of these objects, to be analysed; raises whatever their source does."""
    # The index speaks the site's own language, whoever is at work.
    with translation.override(settings.LANGUAGE_CODE):
        did = _doers(kind, uuids)
        found = documents[kind].load(uuids)
        return [(card_of(document, did.get(document.uuid, ())), codes_of(document)) for document in found]


def _doers(kind: str, uuids: Sequence[UUID]) -> dict[UUID, list[Maker]]:
    found: dict[UUID, list[Maker]] = {}
    for uuid, maker in doers[kind](uuids) if kind in doers else ():
        found.setdefault(uuid, []).append(maker)
    return found


def load(kind: str, uuids: Sequence[UUID]) -> Batch[Entry]:
    """The public documents of one kind. One of which all is closed has none."""
    if kind in documents:
        return each(kind, uuids, lambda some: [analysed(card, codes) for card, codes in plain(kind, some)])
    unknown = [] if kind in closed_documents else uuids
    errors = {(kind, uuid): f"no document source {kind!r}" for uuid in unknown}
    return Batch(failed=Failed(errors, {}))


def load_again(kind: str, uuids: Sequence[UUID]) -> Batch[Entry]:
    """As `load`; where the database did not answer, once more, one by one."""
    batch = load(kind, uuids)
    if not batch.failed.later:
        return batch
    return _together([Batch(batch.entries), *(load(kind, [uuid]) for uuid in uuids)])


def each(kind: str, uuids: Sequence[UUID], make: Callable[[Sequence[UUID]], Iterable[One]]) -> Batch[One]:
    """What `make` gives of these objects, together if it can be, else one by one so that only the bad ones
    are set aside. When the database does not answer, all of them are for later."""
    try:
        return Batch(list(make(uuids)))
    except Error as error:
        log.warning("the database did not give documents of %s: %s", kind, type(error).__name__)
        return Batch(failed=Failed({}, {(kind, uuid): repr(error)[:2000] for uuid in uuids}))
    except Exception as error:  # noqa: BLE001  whatever one document does, the others go on
        if len(uuids) == 1:
            log.warning("no document of %s %s: %s", kind, uuids[0], type(error).__name__)
            return Batch(failed=Failed({(kind, uuids[0]): repr(error)[:2000]}, {}))
    return _together([each(kind, [uuid], make) for uuid in uuids])


def _together(parts: Sequence[Batch[One]]) -> Batch[One]:
    entries = [one for part in parts for one in part.entries]
    return Batch(entries, together(part.failed for part in parts))


def together(some: Iterable[Failed]) -> Failed:
    """All of these."""
    return reduce(Failed.and_also, some, Failed({}, {}))


def a_few(
    pointers: Iterable[Pointer], sources: Registry[DocumentSource] | Registry[ClosedSource]
) -> Iterator[tuple[str, list[UUID]]]:
    """Kind and uuids, as many as are held at a time."""
    for kind, uuids in by_kind(pointers).items():
        some = portions(sources[kind], iter(uuids)) if kind in sources else batches(iter(uuids))
        yield from ((kind, portion) for portion in some)


def portions(source: DocumentSource | ClosedSource, uuids: Iterator[UUID]) -> Iterator[list[UUID]]:
    """A few hundred at a time, and of long ones as many as there is room for; one more query for those
    hundreds."""
    for some in batches(uuids):
        weights, portion, room = source.weights(some), list[UUID](), ROOM
        for uuid in some:
            weight = weights.get(uuid, 0)
            if portion and weight > room:
                yield portion
                portion, room = [], ROOM
            portion.append(uuid)
            room -= weight
        yield portion


def by_kind(pointers: Iterable[Pointer]) -> dict[str, list[UUID]]:
    """The uuids of each kind."""
    found: dict[str, list[UUID]] = {}
    for kind, uuid in pointers:
        found.setdefault(kind, []).append(uuid)
    return found


def batches(some: Iterator[One]) -> Iterator[list[One]]:
    """A few hundred at a time."""
    while batch := list(islice(some, BATCH)):
        yield batch
