"""Filling a new index with everything there is, on all cores."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from uuid import UUID

from lemniscaat.discovery.analysing import AHEAD, Analyst, Analysts
from lemniscaat.discovery.engine import Entry, Writer
from lemniscaat.discovery.loading import Batch, Failed, load_again, plain, portions
from lemniscaat.kernel.documents import documents

FEW = 3_000
"""Up to so many documents it takes longer to start other processes than to do it here."""

Progress = Callable[[int, int], None]
"""Called with how many documents' uuids are done, and how many there are."""

_Some = tuple[str, Sequence[UUID]]


def how_many() -> int:
    """How many objects may have a document."""
    return sum(1 for _, source in documents.items() for _ in source.uuids())


def fill(writer: Writer, total: int, progress: Progress | None = None) -> Failed:
    """Put all documents in, `total` of them or about so many; gives those that could not be made."""
    failed = Failed({}, {})
    done = 0
    for size, batch in _here() if total <= FEW else _beside():
        writer.put(batch.entries)
        failed = failed.and_also(batch.failed)
        done += size
        if progress:
            progress(done, max(total, done))
    return failed


def _all() -> Iterator[_Some]:
    return ((kind, uuids) for kind, source in documents.items() for uuids in portions(source, source.uuids()))


def _here() -> Iterator[tuple[int, Batch[Entry]]]:
    return ((len(uuids), load_again(kind, uuids)) for kind, uuids in _all())


def _beside() -> Iterator[tuple[int, Batch[Entry]]]:
    """Each analyst is at work on a batch while others are read from the database and put in."""
    with Analysts() as analysts:
        free = deque(analysts.all * AHEAD)
        busy: deque[tuple[Analyst, _Some]] = deque()
        for some in _all():
            try:
                cards = plain(*some)
            except Exception:  # noqa: BLE001  found out, one by one, which of them it is
                yield len(some[1]), load_again(*some)
                continue
            taken = None
            if not free:
                analyst, given = busy.popleft()
                taken = _taken(analyst, given)
                free.append(analyst)
            free[0].give(cards)
            busy.append((free.popleft(), some))
            if taken:  # handed on only now, since whoever puts it in leaves us waiting
                yield taken
        while busy:
            yield _taken(*busy.popleft())


def _taken(analyst: Analyst, some: _Some) -> tuple[int, Batch[Entry]]:
    entries, (kind, uuids) = analyst.take(), some
    return len(uuids), load_again(kind, uuids) if entries is None else Batch(entries)
