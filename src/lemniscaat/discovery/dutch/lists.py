"""The lists of words that come with the analyser."""

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[list[str]]:
    """The lines of a list, each in words; a line that begins with # is a remark."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def listed(name: str) -> frozenset[str]:
    """All the words of a list."""
    return frozenset(word for line in lines(name) for word in line)
