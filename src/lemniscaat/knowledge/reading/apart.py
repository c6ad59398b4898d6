"""Having a file read by a process apart, and believing nothing of what it says but its shape."""

import base64
import binascii
import json
import os
import subprocess
import sys
import tempfile
from itertools import takewhile
from pathlib import Path
from typing import IO, Any

from lemniscaat.knowledge.reading.found import MOST_CHARACTERS, MOST_PAGES, Found, Note, clean
from lemniscaat.knowledge.reading.telling import LONGEST_NAME, LONGEST_TITLE, MOST_PEOPLE

PROGRAM = "lemniscaat.knowledge.reading.child"
PATIENCE = 90.0
"""Seconds by the clock; the child's own limit is of time at work."""

MOST_PICTURE = 512 * 1024
MOST_PICTURES = 5


def read(path: Path, *, patience: float = PATIENCE) -> tuple[Found, list[bytes]]:
    """What stands in a file, and its pictures: the first page small, then the first few larger. Whatever the
    file does to the process that reads it, this one only hears that it ended."""
    with tempfile.TemporaryFile() as told:
        try:
            status = _run(path, told, patience)
        except subprocess.TimeoutExpired:
            status = None
        told.seek(0)
        lines = told.read().split(b"\n")
    found = _found(lines[0])
    if found is None:
        return Found(note=Note.TOO_MUCH if status is None or status < 0 else Note.BROKEN), []
    drawn = (_picture(line) for line in lines[1 : 1 + MOST_PICTURES])
    return found, list(takewhile(bool, drawn))


def _run(path: Path, told: IO[bytes], patience: float) -> int:
    # Of our surroundings it gets only where Python's modules are: no address of a database, no key.
    modules = os.pathsep.join(filter(None, sys.path))
    own = {"PYTHONPATH": modules, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", PROGRAM, str(path), str(os.getpid())]
    return subprocess.run(  # noqa: S603  our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=told,
        stderr=subprocess.DEVNULL,
        env=own,
        timeout=patience,
        check=False,
    ).returncode


def _found(line: bytes) -> Found | None:
    try:
        told: dict[str, Any] = json.loads(line)
        pages = [(int(number), str(text)) for number, text in told["pages"]][:MOST_PAGES]
        n_pages = told["n_pages"]
        found = Found(
            media_type=str(told["media_type"])[:100],
            note=Note(told["note"]),
            n_pages=None if n_pages is None else max(int(n_pages), 0),
            pages=pages,
            title=clean(str(told["title"]))[:LONGEST_TITLE],
            people=[clean(str(name))[:LONGEST_NAME] for name in told["people"]][:MOST_PEOPLE],
            year=None if told["year"] is None else int(told["year"]),
        )
    except (ValueError, KeyError, TypeError):
        return None
    return found if sum(len(text) for _number, text in pages) <= MOST_CHARACTERS else None


def _picture(line: bytes) -> bytes:
    """Only what is a WebP, and small."""
    try:
        picture = base64.b64decode(line, validate=True)
    except binascii.Error:
        return b""
    is_webp = picture[:4] == b"RIFF" and picture[8:12] == b"WEBP"
    return picture if is_webp and len(picture) <= MOST_PICTURE else b""
