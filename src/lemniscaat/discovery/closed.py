"""Drafts and what is closed: a small index for each werkplaats, apart from the public one (rule 4).

`INDEX_ROOT/closed/<generation>/<werkplaats>/` goes with the public generation of the same name: the one
pointer moves both. A werkplaats without a folder has nothing closed. A generation without a folder, or with
the mark `unfit`, has them all made anew, which is soon done. What is found here is shown only after the
database was asked who may see it (`inside`).
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import translation

from lemniscaat.discovery import index
from lemniscaat.discovery.cards import entry_of, key
from lemniscaat.discovery.engine import Entry, Hit, Query, Reader, Unfit
from lemniscaat.discovery.loading import Batch, Failed, Pointer, a_few, each, portions
from lemniscaat.kernel.documents import ClosedSource, closed_documents

NATIONAL = "national"
"""The folder of what is closed and of no werkplaats."""

MOST_OPEN = 64

ROOM = 20_000_000
"""Bytes of cards that are held before they are written: each time costs a commit in each folder."""

Placed = tuple[str, Entry]
"""The folder's name, and what is put there."""

_readers: dict[Path, Reader] = {}


def find(werkplaats: UUID | None, query: Query, limit: int, offset: int = 0) -> Sequence[Hit]:
    """The best in the private index of this werkplaats, from `offset` on. Nothing when there is none or it
    is broken; a broken one is marked, so that the worker makes it anew."""
    folder = _generation(index.live()) / _name(werkplaats)
    if not folder.is_dir():
        return []
    try:
        return _reader(folder).find(query, limit=limit, offset=offset)
    except Unfit:
        _readers.pop(folder, None)
        with suppress(OSError):
            (folder.parent / "unfit").touch()
        return []


def is_fit(generation: Path) -> bool:
    """Whether the private indexes that go with a public one are there, and none was found broken."""
    there = _generation(generation)
    return there.is_dir() and not (there / "unfit").exists()


def make(generation: Path) -> Failed:
    """Make the private indexes that go with a public one, and put them in place; hold the writer's lease,
    unless nobody reads that generation yet."""
    there = _generation(generation)
    beside = there.with_name(f"{there.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True)
    failed = Failed({}, {})
    every = (
        (kind, uuids)
        for kind, source in closed_documents.items()
        for uuids in portions(source, source.uuids())
    )
    for _keys, batch in _loads(every):
        failed = failed.and_also(batch.failed)
        for name, entries in _by_place(batch.entries).items():
            _write(beside / name, [], entries)
    shutil.rmtree(there, ignore_errors=True)
    beside.rename(there)
    _readers.clear()
    return failed


def apply(generation: Path, changed: Sequence[Pointer]) -> Failed:
    """Put the closed documents of these objects as they are now in place of what is there, in whichever
    werkplaats that was; hold the writer's lease."""
    if not is_fit(generation):
        return make(generation)
    failed = Failed({}, {})
    ours = [(kind, uuid) for kind, uuid in changed if kind in closed_documents]
    for stale, batch in _loads(a_few(ours, closed_documents)):
        try:
            _replace(_generation(generation), stale, _by_place(batch.entries))
        except Unfit:
            return make(generation)
        failed = failed.and_also(batch.failed)
    return failed


def sweep() -> None:
    """Throw away what goes with a public generation that is no more; hold both leases."""
    alive = {folder.name for folder in index.root().glob("gen-*")}
    for folder in (index.root() / "closed").glob("*"):
        if folder.name not in alive:
            shutil.rmtree(folder, ignore_errors=True)


def size(generation: Path) -> tuple[int, int, int]:
    """How many private indexes go with a public one, how many documents they hold, and their bytes."""
    folders = list(_places(_generation(generation)))
    files = [file for folder in folders for file in folder.iterdir()]
    return (
        len(folders),
        sum(_reader(one).size() for one in folders),
        sum(file.stat().st_size for file in files),
    )


def _replace(there: Path, stale: Sequence[str], fresh: Mapping[str, Sequence[Entry]]) -> None:
    """A folder is written only when something of this was in it or comes into it."""
    for name in {folder.name for folder in _places(there)} | fresh.keys():
        folder, entries = there / name, fresh.get(name, [])
        held = folder.is_dir() and any(_reader(folder).frequency("key", its) for its in stale)
        if held or entries:
            _write(folder, stale, entries)


def _write(folder: Path, stale: Iterable[str], entries: Iterable[Entry]) -> None:
    if not folder.is_dir():
        folder.mkdir()
        index.engine.create(folder)
    writer = index.engine.writer(folder)
    try:
        writer.drop(stale)
        writer.put(entries)
        writer.commit()
    finally:
        writer.close()


def _reader(folder: Path) -> Reader:
    found = _readers.get(folder)
    if found is None:
        _let_go(folder.parent)
        found = index.engine.reader(folder)
    _readers[folder] = found = found.fresh()
    return found


def _let_go(generation: Path) -> None:
    """Close what is read of other generations: what was taken out of them must leave the disk (rule 9)."""
    for folder in list(_readers):
        if folder.parent != generation or len(_readers) > MOST_OPEN:
            _readers.pop(folder, None)


def _loads(some: Iterable[tuple[str, Sequence[UUID]]]) -> Iterator[tuple[list[str], Batch[Placed]]]:
    """What is made of these, as much at a time as there is room for, with the keys of what may be replaced:
    what failed stays."""
    keys, made = list[str](), Batch[Placed]()
    for kind, uuids in some:
        batch = each(kind, uuids, _placed(closed_documents[kind]))
        stays = batch.failed.given_up().errors
        keys += [key(kind, uuid) for uuid in uuids if (kind, uuid) not in stays]
        made = Batch(made.entries + batch.entries, made.failed.and_also(batch.failed))
        if sum(len(entry.card) for _place, entry in made.entries) > ROOM:
            yield keys, made
            keys, made = [], Batch()
    yield keys, made


def _placed(source: ClosedSource) -> Callable[[Sequence[UUID]], list[Placed]]:
    def load(uuids: Sequence[UUID]) -> list[Placed]:
        # As in the public one: the site's own language.
        with translation.override(settings.LANGUAGE_CODE):
            return [(_name(werkplaats), entry_of(document)) for werkplaats, document in source.load(uuids)]

    return load


def _by_place(placed: Iterable[Placed]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for name, entry in placed:
        found.setdefault(name, []).append(entry)
    return found


def _name(werkplaats: UUID | None) -> str:
    return NATIONAL if werkplaats is None else str(werkplaats)


def _generation(generation: Path) -> Path:
    return index.root() / "closed" / generation.name


def _places(there: Path) -> Iterator[Path]:
    return (folder for folder in there.iterdir() if folder.is_dir())
