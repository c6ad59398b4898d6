"""OpenDocument: text by page, where LibreOffice marked their ends."""

from pathlib import Path
from typing import Any

from odfdo import Document

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.pages import BREAK, keep
from lemniscaat.knowledge.reading.telling import gently, tell


def read(path: Path, found: Found) -> None:
    """What is noted in the margin stays there."""
    document: Any = Document(str(path))
    body = document.body
    outer = "[not(ancestor::text:p) and not(ancestor::text:h) and not(ancestor::office:annotation)]"
    wanted = "|".join(f"descendant::{tag}{outer}" for tag in ("text:p", "text:h", "text:soft-page-break"))
    parts = (
        BREAK if each.tag == "text:soft-page-break" else f"{each.text_recursive}\n"
        for each in body.xpath(wanted)
    )
    keep("".join(parts), found)
    with gently:
        told = document.meta
        made = told.get_creation_date()
        by = told.initial_creator or told.creator or ""
        tell(found, title=told.title or "", people=by, made=made.year if made else None, first=_heading(body))


def _heading(body: Any) -> str:
    """The first heading of the first order."""
    heads = body.xpath('descendant::text:h[@text:outline-level="1"]')
    return str(heads[0].text_recursive) if heads else ""
