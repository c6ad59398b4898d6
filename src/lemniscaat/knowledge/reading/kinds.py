"""Of which kind a file is: by what it begins with, never by its name."""

from pathlib import Path

from lemniscaat.knowledge.reading.found import OCTETS

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
TEXT = "text/plain"

KINDS = {
    PDF: "PDF",
    DOCX: "Word",
    PPTX: "PowerPoint",
    XLSX: "Excel",
    ODT: "OpenDocument",
    ZIP: "zip",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "video/mp4": "MP4",
    "audio/mpeg": "MP3",
}
"""What people call them."""

HEAD = 4096
"""Bytes that are looked at."""

BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "application/ogg"),
    (b"{\\rtf", "application/rtf"),
)
BEFORE = b"\xef\xbb\xbf\0 \t\r\n"
"""What some programs leave in front of a PDF, and every reader passes over."""

INSIDE = ((b"WEBP", "image/webp"), (b"ftyp", "video/mp4"), (b"WAVE", "audio/wav"))
"""What stands a little further on: at byte 4 or 8."""

MARKUP = (b"<svg", b"<html", b"<!doctype", b"<script", b"<?xml", b"<body", b"<iframe", b"<?php")
TEXT_SIGNS = frozenset(b"\t\n\r\f\x1b")


def kind_of(path: Path) -> str:
    """The media type that the first bytes tell; what tells nothing is octets."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    found = next((kind for begin, kind in BEGINNINGS if head.startswith(begin)), "")
    found = found or (PDF if head.lstrip(BEFORE).startswith(b"%PDF-") else "")
    further = next((kind for sign, kind in INSIDE if sign in (head[4:8], head[8:12])), "")
    return found or further or _written(head)


def _written(head: bytes) -> str:
    """Text, unless it is something that a browser would run: that goes as octets, pictures of lines too."""
    lowered = head.lower()
    if b"<svg" in lowered and lowered.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(
        (b"<?xml", b"<svg", b"<!--", b"<!doctype")
    ):
        return "image/svg+xml"
    if any(sign in lowered for sign in MARKUP):
        return OCTETS
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return TEXT
    controls = sum(byte < 32 and byte not in TEXT_SIGNS for byte in head)
    return TEXT if head and not controls else OCTETS
