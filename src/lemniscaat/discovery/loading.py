"""From objects in the database to what the engine keeps of them; what is bad is set aside by itself."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import translation

from lemniscaat.discovery.analysing import Plain
from lemniscaat.discovery.cards import analysed, card_of, codes_of
from lemniscaat.discovery.engine import Entry
from lemniscaat.kernel.documents import documents

log = logging.getLogger(__name__)

BATCH = 500

One = TypeVar("One")
Pointer = tuple[str, UUID]


@dataclass(slots=True)
class Batch:
    """What could be made, and the errors of what could not."""

    entries: list[Entry] = field(default_factory=list)
    errors: dict[Pointer, str] = field(default_factory=dict)


def plain(kind: str, uuids: Sequence[UUID]) -> list[Plain]:
    """The documents of these objects, to be analysed; raises whatever their source does."""
    # The index speaks the site's own language, whoever is at work.
    with translation.override(settings.LANGUAGE_CODE):
        return [(card_of(document), codes_of(document)) for document in documents[kind].load(uuids)]


def load(kind: str, uuids: Sequence[UUID]) -> Batch:
    """The documents of one kind, together if it can be, else one by one so that only the bad ones
    are set aside."""
    if kind not in documents:
        return Batch(errors={(kind, uuid): f"no document source {kind!r}" for uuid in uuids})
    try:
        return Batch([analysed(card, codes) for card, codes in plain(kind, uuids)])
    except Exception as error:  # noqa: BLE001  whatever one document does, the others go on
        if len(uuids) == 1:
            log.warning("no document of %s %s: %s", kind, uuids[0], type(error).__name__)
            return Batch(errors={(kind, uuids[0]): repr(error)[:2000]})
    parts = [load(kind, [uuid]) for uuid in uuids]
    return Batch(
        [entry for part in parts for entry in part.entries],
        {pointer: error for part in parts for pointer, error in part.errors.items()},
    )


def batches(some: Iterator[One]) -> Iterator[list[One]]:
    """A few hundred at a time."""
    while batch := list(islice(some, BATCH)):
        yield batch
