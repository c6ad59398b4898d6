"""A module as a zip: what is in it, for whom, and that nothing in it leads elsewhere."""

import io
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.test import Client

import factories as make
from lemniscaat.kernel import clock
from lemniscaat.kernel.storing import bring
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.actions.modules import texts_of
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.views.zips import PIECE, Entry, Folder, safe, streamed
from lemniscaat.network.api import Role

SignIn = Callable[..., Client]
THEN = (2026, 1, 2, 3, 4, 6)


def taken(client: Client, item: Item) -> ZipFile:
    answer = client.get(f"/kennis/{item.slug}/lessen.zip")
    assert answer.status_code == 200
    found = ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert found.testzip() is None
    return found


@pytest.mark.django_db
def test_zip_holds_contents_licence_and_files_by_lesson_and_notes_for_teachers(sign_in: SignIn) -> None:
    item = make.make_module("Wijkanalyse", published=False)
    files = [
        knowledge.add_file(actor=make.SYSTEM, item=item, brought=bring(name, [name.encode()]))
        for name in ("../../kaart?.pdf", "Kaart-.pdf", "los.txt", "later.txt")
    ]
    knowledge.embargo_file(actor=make.SYSTEM, file=files[3], until=clock.today() + timedelta(days=1))
    module = knowledge.module_of(item)
    assert module is not None
    first, second = texts_of(module)
    both = tuple(file.uuid for file in files[:2])
    knowledge.write_module(actor=make.SYSTEM, item=item, lessons=[replace(first, files=both), second])
    knowledge.submit_item(actor=make.SYSTEM, item=item)
    knowledge.publish_item(actor=make.SYSTEM, item=item)

    seen = taken(Client(), item)

    everyone = {
        "index.html",
        "licentie.txt",
        "stijl.css",
        "les-01-kijken/kaart-.pdf",
        "les-01-kijken/Kaart- (2).pdf",
        "bestanden/los.txt",
    }
    assert {name.replace(".. .. ", "") for name in seen.namelist()} == everyone
    index = seen.read("index.html").decode()
    assert "Loop door een wijk." in index
    assert 'href="bestanden/los.txt"' in index
    assert "later.txt" not in index
    assert "CC BY 4.0" in seen.read("licentie.txt").decode()
    assert not any("Alleen voor docenten." in seen.read(name).decode() for name in seen.namelist())

    teacher = make.make_user(Role.TEACHER, make.make_werkplaats())
    theirs = taken(sign_in(teacher), item)
    assert set(theirs.namelist()) - set(seen.namelist()) == {"voor-de-docent.html"}
    assert "Alleen voor docenten." in theirs.read("voor-de-docent.html").decode()
    assert "Alleen voor docenten." not in theirs.read("index.html").decode()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("con.txt", "_con.txt"),
        ("a" * 300 + ".pdf", "a" * 76 + ".pdf"),
        ("..", "bestand"),
        ("  punt . ", "punt"),
        ("C:\\x\x00\u202efdp.exe", "C--xfdp.exe"),
        ("één les.docx", "één les.docx"),
    ],
)
def test_names_are_safe_anywhere(given: str, told: str) -> None:
    assert safe(given) == told


def test_names_are_given_once_whatever_their_capitals() -> None:
    folder = Folder("les-01")
    assert [folder.place(name) for name in ("A.pdf", "a.PDF", "a.pdf")] == [
        "les-01/A.pdf",
        "les-01/a (2).PDF",
        "les-01/a (3).pdf",
    ]


def test_zip_is_never_whole_in_memory(tmp_path: Path) -> None:
    large = tmp_path / "groot"
    with large.open("wb") as file:
        file.truncate(64 * PIECE)

    tracemalloc.start()
    sizes = [len(piece) for piece in streamed([Entry("groot", path=large), Entry("a", "b")], THEN)]
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert sum(sizes) > 64 * PIECE
    assert most < 8 * PIECE
