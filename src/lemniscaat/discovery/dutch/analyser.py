"""The chain from word to terms, and the mark that tells one chain from another."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from sys import intern
from typing import NamedTuple

from lemniscaat.discovery.dutch.compounds import parts
from lemniscaat.discovery.dutch.lists import listed
from lemniscaat.discovery.dutch.stems import stem
from lemniscaat.discovery.dutch.words import fold, spelled

STOP = listed("stop.txt")

LIBRARIES = ("simplemma", "snowballstemmer", "PyStemmer")
"""What the stems come from; the second hands over to the third where that is installed."""


class Terms(NamedTuple):
    """What one word is found by: its own stem, and the stems of the parts of a compound."""

    whole: str
    parts: tuple[str, ...]


@lru_cache(maxsize=400_000)
def terms_of(written: str) -> Terms | None:
    """The terms of a word as it is written; None for a word that says nothing."""
    plain = fold(written)
    if not plain or plain in STOP or (len(plain) == 1 and not plain.isdigit()):
        return None
    whole = intern(stem(written))  # the shapes of a word share theirs
    said = (stem(part) for part in parts(plain) if part not in STOP)
    return Terms(whole, tuple(part for part in said if part != whole))


def terms(text: str) -> Iterator[Terms]:
    """The terms of a clean text, word by word, without the words that say nothing."""
    return (found for found in map(terms_of, spelled(text)) if found is not None)


def _mark() -> str:
    """The hash of everything that decides what comes out: these files and the libraries they use."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in {".py", ".gz", ".txt"}:
            digest.update(path.read_bytes())
    for package in LIBRARIES:
        digest.update(f"{package} {_version(package)}".encode())
    return digest.hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


ANALYSER = _mark()
