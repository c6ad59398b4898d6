"""PDF: text by page, a small picture of the first, and pictures of the first few to look into it."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD, FPDFText_GetFontSize

from lemniscaat.knowledge.reading.found import MOST_PAGES, Found, Note
from lemniscaat.knowledge.reading.telling import gently, tell

SMALL, LARGE = (240, 340), (600, 850)
"""Pixels of a picture, at most: of the first page beside its title, and of each to look into it."""

MOST_PICTURES = 4

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


def pictures(path: Path) -> Iterator[bytes]:
    """The first page small, then the first few, as WebP; raises at one that cannot be drawn."""
    document = pypdfium2.PdfDocument(path)
    yield _drawn(document[0], *SMALL)
    for at in range(min(len(document), MOST_PICTURES)):
        yield _drawn(document[at], *LARGE)


def _drawn(page: "pypdfium2.PdfPage", wide: int, high: int) -> bytes:
    width, height = page.get_size()
    drawn = page.render(scale=min(wide / max(width, 1), high / max(height, 1)), may_draw_forms=False)
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
