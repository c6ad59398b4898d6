"""How the index is doing, for `lemniscaat index status`, `lemniscaat check` and its own page."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lemniscaat.discovery import closed, index
from lemniscaat.discovery.engine import Unfit
from lemniscaat.kernel import clock
from lemniscaat.kernel.models import Changed

MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class Status:
    """`waiting` changes are still to be applied, the oldest since `lag_seconds`; those `set_aside`
    could not be. `fault` says why an index that is not `ready` can't be read. `private` are the small
    indexes of what is closed, none while they are to be made anew. `analyser` and `engine` are those that
    the index was made by, also when they are not ours: empty where that is not known."""

    ready: bool
    fault: str
    documents: int
    waiting: int
    lag_seconds: float
    set_aside: int
    rebuilding: bool
    bytes: int
    private: int
    private_documents: int
    private_bytes: int
    made_at: str
    analyser: str
    engine: str

    def as_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def status() -> Status:
    """How the index of this machine is doing now."""
    try:
        documents, fault = index.ask(lambda edition: edition.reader.size()), ""
    except (Unfit, OSError) as error:
        documents, fault = 0, str(error)
    about, size = _written(index.current())
    private, private_documents, private_bytes = _private()
    waiting = Changed.objects.filter(error="").order_by("id")
    oldest = waiting.first()
    return Status(
        ready=not fault,
        fault=fault,
        documents=documents,
        waiting=waiting.count(),
        lag_seconds=max((clock.now() - oldest.at).total_seconds(), 0.0) if oldest else 0.0,
        set_aside=Changed.objects.exclude(error="").count(),
        rebuilding=index.held(index.REBUILD),
        bytes=size,
        private=private,
        private_documents=private_documents,
        private_bytes=private_bytes,
        made_at=str(about.get("made_at", "")),
        analyser=str(about.get("analyser", "")),
        engine=str(about.get("engine", "")),
    )


def set_aside(most: int = MOST_TOLD) -> Sequence[Changed]:
    """What could not be put into the index, each with its error, the newest first."""
    return list(Changed.objects.exclude(error="").order_by("-id")[:most])


def _written(folder: Path | None) -> tuple[dict[str, Any], int]:
    """What the index says of itself, and its bytes: of one that can't be read too."""
    try:
        return (
            (index.describe(folder), sum(file.stat().st_size for file in folder.iterdir()))
            if folder
            else ({}, 0)
        )
    except OSError:
        return {}, 0


def _private() -> tuple[int, int, int]:
    try:
        generation = index.live()
        return closed.size(generation) if closed.is_fit(generation) else (0, 0, 0)
    except (Unfit, OSError):
        return 0, 0, 0
