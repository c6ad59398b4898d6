"""Keeping the index: changes as they come, a rebuild beside the one in use, repair.

The database is the truth and `Changed` rows are the work. A row goes when the index holds its
change; killed before that, the same is done again and no more. A change that is applied while a
rebuild is under way is noted in the rebuild's journal too, and the rebuild applies it once more
before it takes over.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import translation

from lemniscaat.discovery import index
from lemniscaat.discovery.cards import entry_of, key
from lemniscaat.discovery.engine import Entry, Unfit, Writer
from lemniscaat.discovery.rarity import freeze
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.models import Changed

log = logging.getLogger(__name__)

BATCH = 500
MOST_ROWS = 500
JOURNAL = "journal"
GROWN, FEW = 2, 20
"""Statistics are frozen again when there are so many times as many documents, and so many more."""

One = TypeVar("One")
Pointer = tuple[str, UUID]
Progress = Callable[[int, int], None]
"""Called with how many documents' uuids are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: how many documents, and which were set aside with their error."""

    documents: int
    set_aside: dict[Pointer, str]


@dataclass(slots=True)
class _Batch:
    entries: list[Entry] = field(default_factory=list)
    errors: dict[Pointer, str] = field(default_factory=dict)


def pump() -> int:
    """One turn of the worker: repair the index if it must be, then apply what changed."""
    try:
        index.ask(lambda edition: edition.reader.size())
    except Unfit as why:
        log.warning("the index is made again: %s", why)
        try:
            return rebuild().documents
        except Conflict:
            return 0
    return apply_changes()


def apply_changes(most: int = MOST_ROWS) -> int:
    """Apply waiting `Changed` rows to the index; gives how many were dealt with."""
    if not Changed.objects.filter(error="").exists():
        return 0
    with index.lease(index.WRITER):
        rows = list(Changed.objects.filter(error="").order_by("id")[:most])
        changed = list(dict.fromkeys((row.kind, row.uuid) for row in rows))
        errors = _apply(index.live(), changed)
        if (building := index.building()) is not None:
            _note(building, changed)
        _settle(rows, errors)
        _keep_up()
    return len(rows)


def rebuild(progress: Progress | None = None) -> Rebuilt:
    """Make the index anew from the database, beside the one in use, and put it in its place.

    Raises `Conflict` when another process is doing so.
    """
    with index.lease(index.REBUILD, wait=False):
        with index.lease(index.WRITER):
            folder = index.begin()
        # What waits now is in the documents as they will be loaded.
        covered = list(Changed.objects.values_list("pk", flat=True))
        writer = index.engine.writer(folder)
        errors = _fill(writer, progress)
        writer.commit()
        writer.close()
        with index.lease(index.WRITER):
            errors |= _apply(folder, _journal(folder))
            count = _freeze(folder)
            index.finish(folder, {"documents": count})
            for some in batches(iter(covered)):
                Changed.objects.filter(pk__in=some).delete()
            Changed.objects.bulk_create(
                Changed(kind=kind, uuid=uuid, error=error) for (kind, uuid), error in errors.items()
            )
    return Rebuilt(count, errors)


def _keep_up() -> None:
    """An index that has outgrown its statistics gets new ones: what was rare may be common by now."""
    known, now = index.ask(lambda edition: (edition.frequencies.documents, edition.reader.size()))
    if now > GROWN * known + FEW:
        _freeze(index.live())


def _freeze(folder: Path) -> int:
    """Write down the statistics that scores are judged by until the next time; gives the documents."""
    reader = index.engine.reader(folder)
    freeze(folder, reader.size(), reader.frequencies("mix"))
    return reader.size()


def _fill(writer: Writer, progress: Progress | None) -> dict[Pointer, str]:
    errors: dict[Pointer, str] = {}
    total = sum(1 for _, source in documents.items() for _ in source.uuids())
    done = 0
    for kind, source in documents.items():
        for uuids in batches(source.uuids()):
            batch = _load(kind, uuids)
            writer.put(batch.entries)
            errors |= batch.errors
            done += len(uuids)
            if progress:
                progress(done, max(total, done))
    return errors


def _apply(folder: Path, changed: Sequence[Pointer]) -> dict[Pointer, str]:
    """Put the documents of these objects as they are now in place of what is there."""
    by_kind: dict[str, list[UUID]] = {}
    for kind, uuid in changed:
        by_kind.setdefault(kind, []).append(uuid)
    batches = [_load(kind, uuids) for kind, uuids in by_kind.items()]
    errors = {pointer: error for batch in batches for pointer, error in batch.errors.items()}
    writer = index.engine.writer(folder)
    try:
        writer.drop(key(kind, uuid) for kind, uuid in changed if (kind, uuid) not in errors)
        for batch in batches:
            writer.put(batch.entries)
        writer.commit()
    finally:
        writer.close()
    return errors


def _load(kind: str, uuids: Sequence[UUID]) -> _Batch:
    """The documents of one kind, together if it can be, else one by one so that only the bad ones
    are set aside."""
    if kind not in documents:
        return _Batch(errors={(kind, uuid): f"no document source {kind!r}" for uuid in uuids})
    try:
        # The index speaks the site's own language, whoever is at work.
        with translation.override(settings.LANGUAGE_CODE):
            return _Batch([entry_of(document) for document in documents[kind].load(uuids)])
    except Exception as error:  # noqa: BLE001  whatever one document does, the others go on
        if len(uuids) == 1:
            log.warning("no document of %s %s: %s", kind, uuids[0], type(error).__name__)
            return _Batch(errors={(kind, uuids[0]): repr(error)[:2000]})
    parts = [_load(kind, [uuid]) for uuid in uuids]
    return _Batch(
        [entry for part in parts for entry in part.entries],
        {pointer: error for part in parts for pointer, error in part.errors.items()},
    )


def _settle(rows: Sequence[Changed], errors: Mapping[Pointer, str]) -> None:
    """Delete the rows that the index holds, and what was set aside of the same objects earlier; keep
    the others with their error."""
    done = {(row.kind, row.uuid) for row in rows} - errors.keys()
    aside = Changed.objects.exclude(error="").filter(uuid__in={uuid for _, uuid in done})
    gone = [row.pk for row in (*rows, *aside) if (row.kind, row.uuid) in done]
    Changed.objects.filter(pk__in=gone).delete()
    for row in rows:
        if (row.kind, row.uuid) in errors:
            Changed.objects.filter(pk=row.pk).update(error=errors[row.kind, row.uuid])


def _note(building: Path, changed: Iterable[Pointer]) -> None:
    with (building / JOURNAL).open("a", encoding="utf-8") as journal:
        journal.writelines(f"{kind} {uuid}\n" for kind, uuid in changed)


def _journal(folder: Path) -> list[Pointer]:
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    pairs = (line.split(" ", 1) for line in lines)
    return list(dict.fromkeys((kind, UUID(uuid)) for kind, uuid in pairs))


def batches(some: Iterator[One]) -> Iterator[list[One]]:
    """A few hundred at a time."""
    while batch := list(islice(some, BATCH)):
        yield batch
