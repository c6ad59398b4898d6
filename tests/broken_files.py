"""Two hundred files that are broken or mean harm, each with what may be said of it."""

import random
import struct
from collections.abc import Iterator
from hashlib import md5
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import papers
from lemniscaat.knowledge.reading import kinds
from lemniscaat.knowledge.reading.found import Note

Hostile = tuple[str, bytes, frozenset[Note]]
"""A name, the bytes, and the notes that are right."""

ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(12))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
)
STOLEN = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">'
    '<!ENTITY u SYSTEM "http://127.0.0.1:9/x">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&f;&u;</w:t></w:r></w:p></w:body></w:document>"
)
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
MACRO_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
NULLS = b"\0" * (1024 * 1024)

ANY = frozenset(Note)
SAID = frozenset({Note.BROKEN, Note.TOO_MUCH, Note.LOCKED, Note.OTHER, Note.NO_TEXT, Note.EMPTY})
"""All that says: no text of this."""

UNTOUCHED = frozenset({Note.BROKEN, Note.OTHER, Note.NO_TEXT, Note.NOTHING})


def files() -> Iterator[Hostile]:
    """All of them, the same at each run."""
    whole = {
        "pdf": papers.pdf("Een pagina over wijkteams.", "En nog een."),
        "docx": papers.docx("Een pagina.", "En nog een."),
        "pptx": papers.pptx("Een dia.", "En nog een."),
        "odt": papers.odt("Een alinea.", "En nog een."),
    }
    yield "empty.pdf", b"", frozenset({Note.EMPTY})
    for kind, data in whole.items():
        yield from _cut(kind, data)
        yield from _bitten(kind, data)
        yield from _under_another_name(kind, data)
    yield from _pdfs()
    yield from _zips(whole)
    yield from _others(whole)
    yield from _behind_a_right_beginning()


def _cut(kind: str, data: bytes) -> Iterator[Hostile]:
    """Broken off, at many places. A PDF may be mended by its reader."""
    for part in range(1, 16):
        yield f"cut-{part}.{kind}", data[: len(data) * part // 16], SAID | {Note.NOTHING}


def _bitten(kind: str, data: bytes) -> Iterator[Hostile]:
    """With a few bytes changed here and there."""
    for seed in range(10):
        dice, bitten = random.Random(seed), bytearray(data)
        for _ in range(40):
            bitten[dice.randrange(8, len(bitten))] = dice.randrange(256)
        yield f"bitten-{seed}.{kind}", bytes(bitten), SAID | {Note.NOTHING, Note.MACROS}


def _under_another_name(kind: str, data: bytes) -> Iterator[Hostile]:
    for ending in ("exe", "jpg"):
        yield f"named.{kind}.{ending}", data, frozenset({Note.NOTHING})


def _pdfs() -> Iterator[Hostile]:
    yield "locked.pdf", locked_pdf(), frozenset({Note.LOCKED})
    yield "long.pdf", papers.pdf(*[f"Pagina {n}" for n in range(5000)]), frozenset({Note.CUT})
    # After another in the same process, pdfium still has that one's reason.
    yield "none.pdf", papers.pdf(), frozenset({Note.BROKEN, Note.LOCKED})
    root, kids = "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"
    yield "own-parent.pdf", papers.assembled([root, kids]), SAID
    many = "<< /Type /Pages /Count 2147483647 /Kids [3 0 R] >>"
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e30 1e30] >>"
    yield "two-milliard-pages.pdf", papers.assembled([root, many, page]), SAID | {Note.CUT}
    one = "<< /Type /Pages /Count 1 /Kids [3 0 R] >>"
    yield "huge-page.pdf", papers.assembled([root, one, page]), SAID
    deep = "[" * 20_000 + "]" * 20_000
    yield "deep.pdf", papers.assembled([root, one, page, deep]), SAID
    script = "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"
    yield "script.pdf", papers.assembled([script, one, page.replace("1e30", "100")]), SAID
    launch = script.replace("/S /JavaScript /JS (app.alert\\(1\\))", "/S /Launch /F (/bin/sh)")
    yield "launch.pdf", papers.assembled([launch, one, page.replace("1e30", "100")]), SAID
    yield (
        "huge-length.pdf",
        papers.pdf("Een").replace(b"/Length ", b"/Length 999999999"),
        SAID | {Note.NOTHING},
    )
    yield "before.pdf", b"x" * 5 + papers.pdf("Een"), UNTOUCHED


def locked_pdf() -> bytes:
    """A PDF that opens with a password only: its keys match none that we have."""
    pages = papers.pdf("Geheim")
    key = md5(b"sleutel", usedforsecurity=False).hexdigest()
    rule = f"/Filter /Standard /V 1 /R 2 /O <{key * 2}> /U <{key * 2}> /P -4"
    lock = f"/Encrypt << {rule} >> /ID [<{key}>]"
    return pages.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode())


def _zips(whole: dict[str, bytes]) -> Iterator[Hostile]:
    bomb = papers.zip_of({"nullen": NULLS * 64})
    yield "bomb.zip", bomb, frozenset({Note.TOO_MUCH})
    many = papers.zip_of({f"deel-{n}": NULLS * 9 for n in range(24)})
    yield "many-small-bombs.zip", many, frozenset({Note.TOO_MUCH})
    yield (
        "nested.zip",
        papers.zip_of({"binnen.zip": papers.zip_of({"bom.zip": bomb})}),
        frozenset({Note.OTHER}),
    )
    yield "parts.zip", papers.zip_of({str(n): b"" for n in range(10_001)}), frozenset({Note.TOO_MUCH})
    outside = {"../../etc/passwd": "x", "/tmp/x": "y", "C:\\x": "z"}
    yield "outside.zip", papers.zip_of(outside), frozenset({Note.OTHER})
    for kind in ("docx", "pptx"):
        main = "word/document.xml" if kind == "docx" else "ppt/presentation.xml"
        yield (
            f"bomb.{kind}",
            papers.changed_zip(whole[kind], {"media.bin": NULLS * 64}),
            frozenset({Note.TOO_MUCH}),
        )
        for name, xml in (("entities", ENTITIES), ("stolen", STOLEN)):
            yield f"{name}.{kind}", papers.changed_zip(whole[kind], {main: xml}), frozenset({Note.BROKEN})
        deep = "<a>" * 50_000 + "</a>" * 50_000
        yield f"deep.{kind}", papers.changed_zip(whole[kind], {main: deep}), SAID
        macro = {"word/vbaProject.bin": b"x"}
        yield f"macro.{kind}", papers.changed_zip(whole[kind], macro), frozenset({Note.MACROS})
        yield f"no-main.{kind}", papers.changed_zip(whole[kind], {main: ""}), SAID
    yield (
        "macro.docm",
        papers.changed_zip(whole["docx"], {"[Content_Types].xml": MACRO_TYPES}),
        frozenset({Note.MACROS}),
    )
    yield (
        "entities.odt",
        papers.changed_zip(whole["odt"], {"content.xml": ENTITIES}),
        frozenset({Note.BROKEN}),
    )
    yield "stolen.odt", papers.changed_zip(whole["odt"], {"content.xml": STOLEN}), frozenset({Note.BROKEN})
    yield "macro.odt", papers.changed_zip(whole["odt"], {"Basic/a.xml": "<x/>"}), frozenset({Note.MACROS})
    locked = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}
    yield "locked.odt", papers.changed_zip(whole["odt"], locked), frozenset({Note.LOCKED})
    yield "lying.zip", _with_a_lie(4_000_000_000), SAID | {Note.OTHER}
    yield "lying.docx", _with_a_lie(12), SAID | {Note.OTHER}


def _with_a_lie(size: int) -> bytes:
    """A zip whose table says another size than its part has."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", NULLS)
    true = struct.pack("<L", len(NULLS))
    return kept.getvalue().replace(true, struct.pack("<L", size))


def _others(whole: dict[str, bytes]) -> Iterator[Hostile]:
    yield "script.svg", SVG, frozenset({Note.OTHER})
    yield "page.html", HTML, frozenset({Note.OTHER})
    yield "page.pdf", HTML, frozenset({Note.OTHER})
    yield "late.txt", b"Hallo. " * 100 + HTML, frozenset({Note.OTHER})
    yield (
        "locked.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NULLS[:512] + "EncryptedPackage".encode("utf-16-le"),
        frozenset({Note.LOCKED}),
    )
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NULLS[:4096], frozenset({Note.OTHER})
    yield "program.pdf", b"MZ" + NULLS[:2000], frozenset({Note.OTHER})
    yield "script.sh", b"#!/bin/sh\nrm -rf /\n", frozenset({Note.NOTHING})
    yield "pdf-and-zip.pdf", whole["pdf"] + whole["docx"], SAID | {Note.NOTHING}
    yield "zip-and-pdf.docx", whole["docx"] + whole["pdf"], SAID | {Note.NOTHING}
    yield "gif-and-html.gif", b"GIF89a/*" + HTML, frozenset({Note.OTHER})
    yield "pdf-and-html.pdf", whole["pdf"] + HTML, frozenset({Note.NOTHING})
    yield "surrogates.txt", b"\xed\xa0\x80 half een paar", frozenset({Note.NOTHING})
    yield "nulls.txt", b"\xff\xfe" + "a\0b".encode("utf-16-le"), frozenset({Note.NOTHING})
    yield "long.txt", b"woord " * 1_000_000, frozenset({Note.CUT})
    yield "breaks.txt", b"x\f" * 5000, frozenset({Note.CUT})
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_STORED) as archive:
        archive.writestr(ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text\r\nSet-Cookie: x")
    yield "header.odt", stored.getvalue(), frozenset({Note.OTHER})


def _behind_a_right_beginning() -> Iterator[Hostile]:
    """Chance, after the right first bytes."""
    for at, (begin, kind) in enumerate(kinds.BEGINNINGS):
        for seed in range(5):
            chance = random.Random(100 * at + seed).randbytes(5000)
            yield f"chance-{at}-{seed}.{kind.rpartition('/')[2]}", begin + chance, SAID
