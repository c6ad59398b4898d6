"""Files are read in a process apart: whole ones by page, and of the others it is said what is the matter."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import odfdo
import pytest
from PIL import Image

import broken_files
import papers
from lemniscaat.knowledge.reading import apart, kinds
from lemniscaat.knowledge.reading.found import MOST_CHARACTERS, MOST_PAGES, Found, Note, clean
from lemniscaat.knowledge.reading.looking import look

ALL_IN_ONE = """
import json, sys
from pathlib import Path
from lemniscaat.knowledge.reading.child import confine
from lemniscaat.knowledge.reading.looking import look, pictures
confine()
for path in map(Path, sys.argv[1:]):
    found = look(path)
    drawn = list(pictures(path, found))
    print(json.dumps([path.name, found.media_type, found.note, len(found.pages),
                      sum(len(text) for _, text in found.pages),
                      max(map(len, drawn), default=0)]), flush=True)
status = Path("/proc/self/status").read_text()
print(int(status.partition("VmHWM:")[2].split()[0]))
"""
"""The child's own limits and eyes, for many files one after another: starting it each time takes longest.

The most memory is asked of `/proc`: `ru_maxrss` would count what the process that starts this one held.
"""

MOST_MEMORY = 900_000
"""Kilobytes."""


def apart_from_us(program: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    surroundings = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=surroundings, timeout=300, check=False)


def test_text_is_found_by_page(tmp_path: Path) -> None:
    whole = {
        "a.pdf": (
            papers.pdf("Wijkteam", ["Respijt", "zorg"]),
            kinds.PDF,
            [(1, "Wijkteam"), (2, "Respijt zorg")],
        ),
        "a.docx": (papers.docx("Wijkteam", "Respijt"), kinds.DOCX, [(1, "Wijkteam"), (2, "Respijt")]),
        "b.docx": (papers.docx("Zonder einde"), kinds.DOCX, [(0, "Zonder einde")]),
        "a.pptx": (papers.pptx("Wijkteam", "Respijt"), kinds.PPTX, [(1, "Wijkteam"), (2, "Respijt")]),
        "a.odt": (papers.odt("Wijkteam", "Respijt"), kinds.ODT, [(0, "Wijkteam Respijt")]),
        "a.txt": ("Eén\fTwee".encode("cp1252"), kinds.TEXT, [(1, "Eén"), (2, "Twee")]),
    }
    for name, (data, kind, pages) in whole.items():
        (tmp_path / name).write_bytes(data)
        found = look(tmp_path / name)
        n_pages = len(pages) if pages[0][0] else None
        told = (found.media_type, found.note, found.n_pages, found.pages)
        assert told == (kind, Note.NOTHING, n_pages, pages), name


def test_pages_are_where_word_laid_them_out_last(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Een</w:t><w:br w:type='page'/></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Twee</w:t></w:r></w:p>"
    )
    xml = f"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    (tmp_path / "a.docx").write_bytes(papers.changed_zip(papers.docx("x"), {"word/document.xml": xml}))
    assert look(tmp_path / "a.docx").pages == [(1, "Een"), (2, "Twee")]


NOTES = (
    "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:footnote w:id='-1'><w:p/></w:footnote>"
    "<w:footnote w:id='2'><w:p><w:r><w:t>Zie Movisie.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
NOTES_TYPE = (
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.footnotes+xml"/></Types>'
)
NOTES_RELATION = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'footnotes" Target="footnotes.xml"/></Relationships>'
)


def test_word_gives_what_a_reader_sees_with_notes_behind_their_paragraph(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>Een zin</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:t> loopt door.</w:t></w:r><w:del><w:r><w:delText>Weg.</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Elders.</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Verborgen.</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> Dit staat er.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Een cel</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    main = f"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{body}</w:body></w:document>"
    whole = papers.docx("x")
    with ZipFile(BytesIO(whole)) as archive:
        types = archive.read("[Content_Types].xml").decode().replace("</Types>", NOTES_TYPE)
        relations = archive.read("word/_rels/document.xml.rels").decode()
    parts = {
        "word/document.xml": main,
        "word/footnotes.xml": NOTES,
        "[Content_Types].xml": types,
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", NOTES_RELATION),
    }
    (tmp_path / "a.docx").write_bytes(papers.changed_zip(whole, parts))
    assert look(tmp_path / "a.docx").pages == [(0, "Een zin loopt door. Dit staat er. Zie Movisie. Een cel")]


def test_open_document_gives_notes_and_neither_the_margin_nor_what_was_struck_out(tmp_path: Path) -> None:
    document = odfdo.Document("text")
    document.body.clear()
    struck = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion><office:change-info>"
        "<dc:creator>Anna</dc:creator></office:change-info><text:p>Weg ermee.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    paragraph = odfdo.Paragraph("Een zin loopt door.")
    paragraph.insert_note(after="zin", note_id="n", citation="1", body="Zie Movisie.")
    paragraph.insert_annotation(after="Een", body="Klopt dit wel?", creator="Anna")
    document.body.append(odfdo.Element.from_tag(struck))
    document.body.append(paragraph)
    document.save(tmp_path / "a.odt")
    assert look(tmp_path / "a.odt").pages == [(0, "Een zin loopt door. Zie Movisie.")]


def test_what_stands_in_front_of_a_pdf_hides_it_from_no_reader(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\r\n\xef\xbb\xbf\n" + papers.pdf("Wijkteam"))
    found = look(tmp_path / "a")
    assert (found.media_type, found.pages) == (kinds.PDF, [(1, "Wijkteam")])


def test_words_that_were_broken_off_are_made_whole() -> None:
    assert clean("wijk\ufffe\r\nteam  en\x00 zorg\u00adverlener") == "wijkteam en zorgverlener"


def test_two_hundred_hostile_files_each_get_a_clear_line(tmp_path: Path) -> None:
    expected = {}
    for name, data, notes in broken_files.files():
        (tmp_path / name).write_bytes(data)
        expected[name] = notes
    assert len(expected) >= 200
    done = apart_from_us(ALL_IN_ONE, *map(str, sorted(tmp_path.iterdir())))
    *lines, memory = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, len(lines)) == (0, len(expected)), done.stderr[-2000:]
    wrong = {name: note for name, _kind, note, *_rest in lines if Note(note) not in expected[name]}
    assert not wrong
    for name, kind, _note, n_pages, n_characters, drawn in lines:
        assert kind.isprintable(), name
        bounds = (n_pages <= MOST_PAGES, n_characters <= MOST_CHARACTERS, drawn <= apart.MOST_PICTURE)
        assert all(bounds), name
    assert memory < MOST_MEMORY


def test_what_reads_may_do_nothing_else(tmp_path: Path) -> None:
    tries = """
import os, sys
from lemniscaat.knowledge.reading.child import confine
confine()
import socket, subprocess
for act in (lambda: open(sys.argv[1], "w"), lambda: os.open(sys.argv[1], os.O_CREAT),
            lambda: socket.create_connection(("127.0.0.1", 9)), lambda: subprocess.run(["true"]),
            lambda: os.system("true"), lambda: os.fork(), lambda: bytearray(2 * 1024 ** 3)):
    try:
        act()
    except (PermissionError, MemoryError) as error:
        print(type(error).__name__)
"""
    done = apart_from_us(tries, str(tmp_path / "new"))
    assert done.stdout.split() == ["PermissionError"] * 6 + ["MemoryError"], done.stderr
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(("n_pages", "n_pictures"), [(1, 2), (3, 4), (9, 5)])
def test_a_process_apart_tells_what_it_found_and_draws_the_first_pages(
    n_pages: int, n_pictures: int, tmp_path: Path
) -> None:
    (tmp_path / "a").write_bytes(papers.pdf(*["Wijkteam"] * n_pages))
    found, pictures = apart.read(tmp_path / "a")
    assert found == Found(
        kinds.PDF, Note.NOTHING, n_pages, [(number, "Wijkteam") for number in range(1, n_pages + 1)]
    )
    sizes = [Image.open(BytesIO(picture)).size for picture in pictures]
    assert [sizes[0], *sizes[1:]] == [(240, 340), *[(600, 850)] * (n_pictures - 1)]


def test_one_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(papers.pdf("Wijkteam"))
    assert apart.read(tmp_path / "a", patience=0.001) == (Found(note=Note.TOO_MUCH), [])


@pytest.mark.parametrize(
    "told",
    ["", "geen json", "{}", '{"media_type": 1, "note": "x", "n_pages": 1, "pages": []}', '{"pages": [[1]]}',
     '{"media_type": "a", "note": "", "n_pages": 1, "pages": [[1, "' + "x" * (MOST_CHARACTERS + 1) + '"]]}'],
)  # fmt: skip
def test_an_answer_of_another_shape_is_no_answer(
    told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(path: Path, answer: "object", patience: float) -> int:
        answer.write(told.encode())  # type: ignore[attr-defined]
        return 0

    monkeypatch.setattr(apart, "_run", run)
    assert apart.read(tmp_path / "a") == (Found(note=Note.BROKEN), [])
