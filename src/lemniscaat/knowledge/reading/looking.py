"""Looking into one file, whatever it is. Nothing in it is ever run."""

from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from lemniscaat.knowledge.reading import kinds, zips
from lemniscaat.knowledge.reading.found import MOST_CHARACTERS, Found, Note
from lemniscaat.knowledge.reading.pages import keep

LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""How Word keeps a document with a password: within an older kind of file."""

READERS = {kinds.PDF: "pdf", kinds.DOCX: "word", kinds.PPTX: "slides", kinds.ODT: "odf"}
"""The module for each kind: a library is loaded when there is a file for it."""


def look(path: Path) -> Found:
    """What stands in it; a file that cannot be read says why in its note, and raises nothing."""
    found = Found()
    try:
        found.media_type = kinds.kind_of(path)
        _fill(path, found)
    except (MemoryError, RecursionError):
        found.pages, found.note = [], Note.TOO_MUCH
    except Exception:  # noqa: BLE001  whatever a broken file makes of a library, we say that it is broken
        found.pages, found.note = [], Note.BROKEN
    return found.close()


def pictures(path: Path, found: Found) -> Iterator[bytes]:
    """Of a PDF the first page small, then the first few larger; nothing of another kind, and none after one
    that cannot be drawn."""
    if found.media_type == kinds.PDF and found.was_read:
        with suppress(Exception):  # it is a picture less
            yield from _reader(kinds.PDF).pictures(path)


def _reader(media_type: str) -> Any:
    return import_module(f"{__package__}.{READERS[media_type]}")


def _fill(path: Path, found: Found) -> None:
    if path.stat().st_size == 0:
        found.note = Note.EMPTY
        return
    if found.media_type == kinds.ZIP:
        found.media_type, found.note = zips.look_over(path)
        if found.note:
            return
    if found.media_type == kinds.OLE:
        found.note = Note.LOCKED if LOCKED_OFFICE in path.read_bytes() else Note.OTHER
    elif found.media_type == kinds.TEXT:
        _plain(path, found)
    elif found.media_type in READERS:
        _reader(found.media_type).read(path, found)
    else:
        found.note = Note.OTHER


def _plain(path: Path, found: Found) -> None:
    """A form feed ends a page."""
    with path.open("rb") as file:
        raw = file.read(4 * MOST_CHARACTERS + 4)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    keep(text.rstrip("\f"), found)
