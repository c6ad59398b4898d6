"""Files for tests, made here: whole ones, and ones that mean harm."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx as word
import odfdo
import pptx as slides_of
from docx.enum.text import WD_BREAK

LINE = 16
TOP = 780


def pdf(*pages: str | Sequence[str]) -> bytes:
    """A PDF with these texts, each a page; a text may be a list of lines."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{kids}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, page in enumerate(pages):
        lines = [page] if isinstance(page, str) else page
        written = "\n".join(
            f"1 0 0 1 60 {TOP - LINE * at} Tm ({_escaped(line)}) Tj" for at, line in enumerate(lines)
        )
        stream = f"BT /F1 11 Tf\n{written}\nET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str], trailer: str = "") -> bytes:
    """Numbered objects as one PDF, with its table of where each stands."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


def docx(*pages: str) -> bytes:
    """A Word document with a break after each page but the last."""
    document = word.Document()
    for at, page in enumerate(pages):
        run = document.add_paragraph(page).add_run()
        if at + 1 < len(pages):
            run.add_break(WD_BREAK.PAGE)
    return _saved(document)


def pptx(*slides: str) -> bytes:
    """Slides with a title each."""
    presentation = slides_of.Presentation()
    for slide in slides:
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = slide
    return _saved(presentation)


def odt(*paragraphs: str) -> bytes:
    """A text of LibreOffice."""
    document = odfdo.Document("text")
    document.body.clear()
    for paragraph in paragraphs:
        document.body.append(odfdo.Paragraph(paragraph))
    return _saved(document)


def zip_of(parts: dict[str, bytes | str]) -> bytes:
    """A zip with these parts."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return kept.getvalue()


def changed_zip(whole: bytes, parts: dict[str, bytes | str]) -> bytes:
    """A zip with these parts put in place of its own, or beside them."""
    with ZipFile(BytesIO(whole)) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    return zip_of({**own, **parts})


def _saved(document: Any) -> bytes:
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
