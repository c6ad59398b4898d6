"""PDF: text by page, and a small picture of the first."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDFText_GetFontSize

from lemniscaat.knowledge.reading.found import MOST_PAGES, Found, Note
from lemniscaat.knowledge.reading.telling import gently, tell

WIDE, HIGH = 240, 340
"""Pixels of the picture, at most."""

MOST_SIGNS = 4000
ABOUT = 0.9
"""Of the first page so much is looked at; so near to the largest is as large."""

MADE = re.compile(r"D:((?:19|20)\d\d)")


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
    with gently:
        told = document.get_metadata_dict(skip_empty=True)
        found_made = MADE.match(told.get("CreationDate", ""))
        made = int(found_made[1]) if found_made else None
        by, first = told.get("Author", ""), _largest(document)
        tell(found, title=told.get("Title", ""), people=by, made=made, first=first)


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


def _largest(document: "pypdfium2.PdfDocument") -> str:
    """What stands largest on the first page, when something does."""
    text = document[0].get_textpage()
    count = min(text.count_chars(), MOST_SIGNS)
    sizes = [round(FPDFText_GetFontSize(text, at), 1) for at in range(count)]
    largest = max(sizes, default=0.0)
    if not sizes or largest == min(sizes):
        return ""
    begin = sizes.index(largest)
    ends = (at for at in range(begin, count) if sizes[at] < largest * ABOUT)
    return str(text.get_text_range(begin, next(ends, count) - begin))


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
