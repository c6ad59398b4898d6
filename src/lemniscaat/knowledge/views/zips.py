"""A zip sent while it is made: never whole in memory nor on the disk. Names in it are safe anywhere."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.text import slugify

PIECE = 256 * 1024
LONGEST = 80
FORBIDDEN = frozenset('<>:"/\\|?*')
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}
"""What Windows takes for a device, whatever its ending."""

Moment = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in a zip: of words, or what stands on the disk."""

    name: str
    text: str = ""
    path: Path | None = None

    def pieces(self) -> Iterator[bytes]:
        """Its bytes, a piece at a time."""
        if self.path is None:
            yield self.text.encode()
            return
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


class _Sink:
    """What a zip writes to, and is emptied each time."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """Nothing stands behind it."""

    def taken(self) -> bytes:
        """All since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held


def streamed(entries: Iterable[Entry], at: Moment) -> Iterator[bytes]:
    """The zip, piece by piece. Only words are pressed: what people bring mostly is already."""
    sink = _Sink()
    with ZipFile(sink, "w") as made:  # type: ignore[call-overload]
        for entry in entries:
            info = ZipInfo(entry.name, at)
            info.compress_type = ZIP_STORED if entry.path else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with made.open(info, "w", force_zip64=True) as out:
                for piece in entry.pieces():
                    out.write(piece)
                    yield sink.taken()
            yield sink.taken()
    yield sink.taken()


class Folder:
    """Hands out names within one folder, each once, also where capitals do not count."""

    def __init__(self, name: str = "") -> None:
        self.name = f"{name}/" if name else ""
        self._given: set[str] = set()

    def place(self, name: str) -> str:
        """A name for this file in the folder."""
        path, number = PurePath(safe(name)), 1
        given = path.name
        while given.casefold() in self._given:
            number += 1
            given = f"{path.stem} ({number}){path.suffix}"
        self._given.add(given.casefold())
        return f"{self.name}{given}"


def safe(name: str) -> str:
    """A name that every system takes and that leads nowhere else."""
    told = unicodedata.normalize("NFC", name)
    kept = "".join(
        "-" if sign in FORBIDDEN else sign for sign in told if unicodedata.category(sign)[0] != "C"
    )
    path = PurePath(" ".join(kept.split()).strip(".- ") or "bestand")
    ending = path.suffix[:20]
    stem = path.stem[: LONGEST - len(ending)].strip(". ") or "bestand"
    return f"_{stem}{ending}" if stem.partition(".")[0].casefold() in DEVICES else f"{stem}{ending}"


def folder_name(word: str, number: int, title: str) -> str:
    """`les-03-samen-eten`."""
    return f"{word}-{number:02}-{slugify(title)[:40]}".rstrip("-")
