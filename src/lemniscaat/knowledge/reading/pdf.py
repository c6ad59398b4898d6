"""PDF: text by page, and a small picture of the first."""

from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from lemniscaat.knowledge.reading.found import MOST_PAGES, Found, Note

WIDE, HIGH = 240, 340
"""Pixels of the picture, at most."""


def read(path: Path, found: Found) -> None:
    """Fill in its pages. A page that cannot be read is one without text."""
    document = _opened(path, found)
    if document is None:
        return
    found.n_pages = len(document)
    if not found.n_pages:
        found.note = Note.BROKEN
        return
    for number in range(1, min(found.n_pages, MOST_PAGES) + 1):
        if not found.add(number, _text(document, number)):
            break
    if found.n_pages > MOST_PAGES:
        found.note = Note.CUT


def picture(path: Path) -> bytes:
    """The first page as WebP; raises when it cannot be drawn."""
    page = pypdfium2.PdfDocument(path)[0]
    width, height = page.get_size()
    drawn = page.render(scale=min(WIDE / max(width, 1), HIGH / max(height, 1)), may_draw_forms=False)
    kept = BytesIO()
    drawn.to_pil().convert("RGB").save(kept, "WEBP", quality=70)
    return kept.getvalue()


def _opened(path: Path, found: Found) -> "pypdfium2.PdfDocument | None":
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        found.note = Note.LOCKED if error.err_code == FPDF_ERR_PASSWORD else Note.BROKEN
        return None


def _text(document: "pypdfium2.PdfDocument", number: int) -> str:
    try:
        page = document[number - 1]
        text = page.get_textpage()
        written = str(text.get_text_bounded())
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return ""
    return written
