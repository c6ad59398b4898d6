"""Keeping the index: changes as they come, a rebuild beside the one in use, repair.

The database is the truth and `Changed` rows are the work. A row goes when the index holds its
change; killed before that, the same is done again and no more. A rebuild takes its time beside that, in
another process: a change that is applied meanwhile is noted in the rebuild's journal too, and the rebuild
applies it once more before it takes over. Killed, it leaves a folder that nobody reads and the next one
throws away; what asked for it asks still.

What cannot be made into a document is set aside with its error, and the rest goes on. When it was the
database that did not answer, its row stays and what the index has of it too: from then on it is tried by
itself, and set aside only when that goes on.
"""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from lemniscaat.discovery import closed, index
from lemniscaat.discovery.cards import key
from lemniscaat.discovery.engine import Unfit
from lemniscaat.discovery.filling import Progress, fill, how_many
from lemniscaat.discovery.loading import Failed, Pointer, a_few, batches, by_kind, load, together
from lemniscaat.discovery.rarity import freeze
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.errors import Conflict
from lemniscaat.kernel.models import Changed

log = logging.getLogger(__name__)

MOST_ROWS = 500
JOURNAL = "journal"
WHOLE = 36
"""Signs of a uuid."""

PATIENCE = timedelta(minutes=5)
"""So long the database may fail for one object, tried by itself, before that is set aside."""

_failing: dict[Pointer, datetime] = {}
"""For what the database did not answer, since when."""

GROWN, FEW = 2, 20
"""Statistics are frozen again when there are so many times as many documents, and so many more."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: how many documents, and which were set aside with their error."""

    documents: int
    set_aside: dict[Pointer, str]


def pump() -> int:
    """One turn of the worker: apply what changed. Nothing waits here: while somebody else writes the index,
    or there is none that can be read, changes stay for another turn."""
    if _fault():
        return 0
    try:
        _mend_closed()
        return apply_changes(wait=False)
    except Conflict:
        return 0


def is_due() -> bool:
    """Whether the index must be made anew, by wish or because it can't be read, and nobody is at it."""
    why = _fault() or ("it was asked for" if index.wishes() else "")
    if not why or index.held(index.REBUILD):
        return False
    log.warning("the index is made again: %s", why)
    return True


def _fault() -> str:
    try:
        index.ask(lambda edition: edition.reader.size())
    except Unfit as why:
        return str(why)
    return ""


def _mend_closed() -> None:
    """Make the private indexes anew when one was found broken, or there are none yet."""
    if closed.is_fit(index.live()):
        return
    with index.lease(index.WRITER, wait=False):
        _set_aside(closed.make(index.live()))


def _set_aside(failed: Failed) -> None:
    """One row for each of these objects, whatever was set aside of it before; what is for later waits."""
    _drop_aside(failed.given_up().errors)
    waits = {pointer: "" for pointer in failed.later if pointer not in failed.errors}
    Changed.objects.bulk_create(
        Changed(kind=kind, uuid=uuid, error=error) for (kind, uuid), error in (failed.errors | waits).items()
    )


def _drop_aside(pointers: Iterable[Pointer]) -> None:
    aside = Changed.objects.exclude(error="")
    for kind, uuids in by_kind(pointers).items():
        for some in batches(iter(uuids)):
            aside.filter(kind=kind, uuid__in=some).delete()


def apply_changes(most: int = MOST_ROWS, *, wait: bool = True) -> int:
    """Apply waiting `Changed` rows to the index; gives how many were dealt with, those that wait for the
    database not counted. With `wait=False` raises
    `Conflict` when another process is writing."""
    if not Changed.objects.filter(error="").exists():
        return 0
    with index.lease(index.WRITER, wait=wait):
        rows = list(Changed.objects.filter(error="").order_by("id")[:most])
        changed = list(dict.fromkeys((row.kind, row.uuid) for row in rows))
        failed = together(_apply_patiently(some) for some in _apart(changed))
        if (building := index.building()) is not None:
            _note(building, changed)
        _settle([row for row in rows if (row.kind, row.uuid) not in failed.later], failed.errors)
        _keep_up()
    return sum((row.kind, row.uuid) not in failed.later for row in rows)


def _apart(changed: Sequence[Pointer]) -> Iterator[Sequence[Pointer]]:
    """All together, but what the database failed for each by itself."""
    if rest := [pointer for pointer in changed if pointer not in _failing]:
        yield rest
    yield from ([pointer] for pointer in changed if pointer in _failing)


def _apply_patiently(changed: Sequence[Pointer]) -> Failed:
    """Apply these; what the database fails for is for later, until that has gone on long enough."""
    now = clock.now()
    is_over = len(changed) == 1 and now - _failing.get(changed[0], now) >= PATIENCE
    failed = _apply(index.live(), changed, is_over=is_over)
    failed = failed.and_also(closed.apply(index.live(), changed))
    if is_over:
        failed = failed.given_up()
    for pointer in changed:
        if pointer in failed.later:
            _failing.setdefault(pointer, now)
        else:
            _failing.pop(pointer, None)
    return failed


@transactions.action
def try_again(only: Collection[int] = ()) -> int:
    """Have what was set aside tried again at the next turn of the worker: these rows, or all of them. Gives
    how many."""
    rows = Changed.objects.exclude(error="")
    return (rows.filter(pk__in=only) if only else rows).update(error="", at=clock.now())


def rebuild(progress: Progress | None = None) -> Rebuilt:
    """Make the index anew from the database, beside the one in use, and put it in its place.

    Raises `Conflict` when another process is doing so.
    """
    with index.lease(index.REBUILD, wait=False):
        met = index.wishes()
        with index.lease(index.WRITER):
            folder = index.begin()
            closed.sweep()
        # What waits now is in the documents as they will be loaded.
        covered = list(Changed.objects.values_list("pk", flat=True))
        total = how_many()
        writer = index.engine.writer(folder, expected=total)
        failed = fill(writer, total, progress)
        writer.commit()
        writer.close()
        failed = failed.and_also(closed.make(folder))
        with index.lease(index.WRITER):
            noted = _journal(folder)
            failed = together([failed, _apply(folder, noted), closed.apply(folder, noted)])
            count = _freeze(folder)
            index.finish(folder, {"documents": count})
            closed.sweep()
            with transactions.opened():
                for some in batches(iter(covered)):
                    Changed.objects.filter(pk__in=some).delete()
                _drop_aside(noted)
                _set_aside(failed)
        for wish in met:
            wish.unlink(missing_ok=True)
    return Rebuilt(count, failed.errors)


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


def _apply(folder: Path, changed: Sequence[Pointer], *, is_over: bool = False) -> Failed:
    """Put the documents of these objects as they are now in place of what is there; unless it `is_over`,
    what is there of those for later stays."""
    failed = Failed({}, {})
    writer = index.engine.writer(folder)
    try:
        for kind, uuids in a_few(changed, documents):
            batch = load(kind, uuids)
            stays = {} if is_over else batch.failed.later
            # Also of those that could not be made: what they were may be closed by now.
            writer.drop(key(kind, uuid) for uuid in uuids if (kind, uuid) not in stays)
            writer.put(batch.entries)
            failed = failed.and_also(batch.failed)
        writer.commit()
    finally:
        writer.close()
    return failed


def _settle(rows: Sequence[Changed], errors: Mapping[Pointer, str]) -> None:
    """Delete these rows, and what was set aside of the same objects earlier; set aside what has an error."""
    with transactions.opened():
        Changed.objects.filter(pk__in=[row.pk for row in rows]).delete()
        _drop_aside({(row.kind, row.uuid) for row in rows})
        _set_aside(Failed(dict(errors), {}))


def _note(building: Path, changed: Iterable[Pointer]) -> None:
    with (building / JOURNAL).open("a", encoding="utf-8") as journal:
        # A line that was broken off by a kill ends here; its rows still wait, and are noted again.
        journal.writelines(f"\n{kind} {uuid}\n" for kind, uuid in changed)


def _journal(folder: Path) -> list[Pointer]:
    try:
        lines = (folder / JOURNAL).read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    pairs = (line.partition(" ") for line in lines)
    return list(dict.fromkeys((kind, UUID(uuid)) for kind, _, uuid in pairs if len(uuid) == WHOLE))
