"""Files that are zips inside: looked over before anything of them is unpacked."""

from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lemniscaat.knowledge.reading import kinds
from lemniscaat.knowledge.reading.found import Note

MOST_PARTS = 10_000
MOST_BYTES = 200 * 1024 * 1024
"""Unpacked, all parts together."""

MOST_RATIO, FROM = 100, 10 * 1024 * 1024
"""A part that becomes so many times larger, and so large, is there to do harm."""

HEAD = 64 * 1024
TYPES = "[Content_Types].xml"
MAINS = (
    ("wordprocessingml.document.main+xml", kinds.DOCX),
    ("presentationml.presentation.main+xml", kinds.PPTX),
    ("presentationml.slideshow.main+xml", kinds.PPTX),
    ("spreadsheetml.sheet.main+xml", kinds.XLSX),
)


def look_over(path: Path) -> tuple[str, Note]:
    """Which kind of zip it is, and why it is not read further, if it is not."""
    try:
        with ZipFile(path) as archive:
            if _is_bomb(archive):
                return kinds.ZIP, Note.TOO_MUCH
            kind, note = _kind(archive)
            if not note and kind in {kinds.DOCX, kinds.PPTX, kinds.ODT}:
                note = _trap(archive)
            return kind, note
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        # `RuntimeError` is what zipfile says of a part with a password.
        return kinds.ZIP, Note.BROKEN


def _is_bomb(archive: ZipFile) -> bool:
    parts = archive.infolist()
    swollen = any(
        part.file_size > FROM and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    return swollen or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES


def _kind(archive: ZipFile) -> tuple[str, Note]:
    names = set(archive.namelist())
    if "mimetype" in names:
        told = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
        is_odf = told.startswith("application/vnd.oasis.opendocument.")
        return (
            (told, Note.NOTHING)
            if is_odf and told.isascii() and told.isprintable()
            else (kinds.ZIP, Note.OTHER)
        )
    if TYPES not in names:
        return kinds.ZIP, Note.OTHER
    told = archive.read(TYPES).decode("utf-8", "replace")
    if "macroEnabled" in told or any(name.lower().endswith("vbaproject.bin") for name in names):
        return kinds.ZIP, Note.MACROS
    return next(((kind, Note.NOTHING) for sign, kind in MAINS if sign in told), (kinds.ZIP, Note.OTHER))


def _trap(archive: ZipFile) -> Note:
    """No office program writes a document type of its own: who does, means entities that swell. And a
    text with a password says so in its list of parts. Macros of LibreOffice stand in folders of their own."""
    names = archive.namelist()
    for name in names:
        if not name.endswith((".xml", ".rels")):
            continue
        with archive.open(name) as part:
            head = part.read(HEAD)
        plain = head.replace(b"\0", b"")
        if name == "META-INF/manifest.xml" and b"encryption-data" in plain:
            return Note.LOCKED
        if b"<!ENTITY" in plain or (b"<!DOCTYPE" in plain and name != "META-INF/manifest.xml"):
            return Note.BROKEN
    return Note.MACROS if any(name.startswith(("Basic/", "Scripts/")) for name in names) else Note.NOTHING
