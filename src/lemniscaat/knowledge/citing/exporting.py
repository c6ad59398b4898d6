"""The whole public catalogue, piece by piece."""

from collections.abc import Iterator

from lemniscaat.knowledge.citing.formats import EXPORTS, written
from lemniscaat.knowledge.citing.work import Work
from lemniscaat.knowledge.queries import public_items_whole


def export_items(name: str) -> Iterator[str]:
    """Every item that everyone may see, once, in the format of this name."""
    return written(EXPORTS[name], (Work(item) for item in public_items_whole()))
