"""What is broken, huge or means harm comes in by the real door and is read by the real worker: each gets a
line one can act on, and the item is saved. All two hundred are read in tests/unit/knowledge."""

import io
import os
import tracemalloc
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import broken_files
import factories as make
from lemniscaat.kernel import storing
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge import jobs
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import Role, Werkplaats

pytestmark = [pytest.mark.django_db, pytest.mark.walk]

MB = 1024 * 1024
HUGE = 500 * MB
BOUNDARY = b"--grens"

ONE_OF_EACH = {
    "empty.pdf": "empty",
    "long.pdf": "cut",  # five thousand pages
    "locked.pdf": "locked",
    "launch.pdf": "no_text",
    "page.pdf": "other",
    "pdf-and-zip.pdf": "",
    "bomb.docx": "too_much",
    "deep.docx": "broken",
    "stolen.docx": "broken",
    "macro.docm": "macros",
    "nested.zip": "other",
    "script.svg": "other",
}
"""By name of the file: what is noted of it."""


class Sent(io.RawIOBase):
    """The body of a form with a file of zeros, made as it is asked for."""

    def __init__(self, fields: dict[str, Any], size: int) -> None:
        parts = [
            b'%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
            % (BOUNDARY, name.encode(), str(value).encode())
            for name, value in fields.items()
        ]
        told = b'Content-Disposition: form-data; name="uploads"; filename="groot.pdf"'
        self.begin = b"".join(parts) + BOUNDARY + b"\r\n" + told + b"\r\n\r\n%PDF-1.7\n"
        self.end = b"\r\n" + BOUNDARY + b"--\r\n"
        self.size = len(self.begin) + size + len(self.end)
        self.at = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, into: Any) -> int:
        """The next piece: of its beginning, of the zeros, or of its end."""
        zeros_end = self.size - len(self.end)
        if self.at < len(self.begin):
            piece = self.begin[self.at : self.at + len(into)]
        elif self.at < zeros_end:
            piece = bytes(min(len(into), zeros_end - self.at))
        else:
            piece = self.end[self.at - zeros_end :][: len(into)]
        into[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


@pytest.fixture(autouse=True)
def own_folders(settings: Any, tmp_path: Path) -> None:
    settings.FILES_ROOT = tmp_path / "files"


@pytest.fixture
def here() -> Werkplaats:
    return make.make_werkplaats("hier")


@pytest.fixture
def fields(here: Werkplaats) -> dict[str, Any]:
    told = {"title": "Verslag met bestanden", "kind": make.make_kind().pk, "werkplaats": here.pk}
    return {**told, "language": "nl", "contributors": "", "links": ""}


@pytest.fixture
def editor(here: Werkplaats, sign_in: Callable[..., Client]) -> Client:
    return sign_in(make.make_user(Role.EDITOR, here))


def test_each_gets_a_line_and_the_item_is_saved(editor: Client, fields: dict[str, Any]) -> None:
    found = {name: data for name, data, _notes in broken_files.files() if name in ONE_OF_EACH}
    uploads = [SimpleUploadedFile(name, found[name]) for name in ONE_OF_EACH]

    answer = editor.post("/beheer/kennis/new/", {**fields, "uploads": uploads})
    jobs.read_waiting()

    item = Item.objects.get(title="Verslag met bestanden")
    assert answer["Location"] == f"/beheer/kennis/edit/{item.pk}/bestanden/"
    files = list(item.files.select_related("reading"))
    assert {file.name: file.reading.note for file in files} == ONE_OF_EACH
    assert {file.reading.state for file in files} == {"read", "not_read"}
    page = unescape(editor.get(answer["Location"]).content.decode())
    assert [file.name for file in files if file.reading.sentence not in page] == []
    long = next(file.reading for file in files if file.name == "long.pdf")
    assert (long.n_pages, long.n_read, file_of(files, "long.pdf").texts.count()) == (5000, 600, 600)
    knowledge.submit_item(actor=make.SYSTEM, item=item)
    knowledge.publish_item(actor=make.SYSTEM, item=item)
    assert editor.get(f"/kennis/{item.slug}").status_code == 200


def file_of(files: list[knowledge.File], name: str) -> knowledge.File:
    return next(file for file in files if file.name == name)


def test_five_hundred_megabytes_are_counted_and_not_kept(
    editor: Client, fields: dict[str, Any], settings: Any
) -> None:
    body = Sent(fields, HUGE)
    tracemalloc.start()
    answer = editor.request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/beheer/kennis/new/",
            "CONTENT_TYPE": "multipart/form-data; boundary=grens",
            "CONTENT_LENGTH": str(body.size),
            "wsgi.input": io.BufferedReader(body, MB),
        }
    )
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    item = Item.objects.get(title="Verslag met bestanden")
    assert answer["Location"] == f"/beheer/kennis/edit/{item.pk}/bestanden/"
    [file] = item.files.select_related("reading")
    assert (file.reading.note, file.size >= HUGE, most < 32 * MB) == ("too_large", True, True)
    assert file.reading.sentence in editor.get(answer["Location"]).content.decode()
    assert [path for path in settings.FILES_ROOT.rglob("*") if path.is_file()] == []
    assert jobs.is_due() is False


@pytest.mark.parametrize(
    "begin", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"tekst"]
)
def test_a_file_that_is_huge_on_disk_is_read_within_bounds(begin: bytes) -> None:
    item = make.make_item(published=False)
    file = knowledge.add_file(actor=make.SYSTEM, item=item, brought=storing.bring("groot", [begin]))
    os.truncate(storing.path_of(file.uuid), HUGE)

    jobs.read_waiting()

    file.reading.refresh_from_db()
    assert file.reading.state == "not_read"
    assert file.reading.sentence
