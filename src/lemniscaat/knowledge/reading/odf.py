"""OpenDocument: text by page, where LibreOffice marked their ends."""

from pathlib import Path
from typing import Any

from odfdo import Document

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.pages import BREAK, keep
from lemniscaat.knowledge.reading.telling import gently, tell


def read(path: Path, found: Found) -> None:
    """What is noted in the margin stays there, and what was struck out is gone."""
    document: Any = Document(str(path))
    body = document.body
    outside = ("text:p", "text:h", "office:annotation", "text:tracked-changes")
    outer = f"[{' and '.join(f'not(ancestor::{tag})' for tag in outside)}]"
    wanted = "|".join(f"descendant::{tag}{outer}" for tag in ("text:p", "text:h", "text:soft-page-break"))
    parts = (BREAK if each.tag == "text:soft-page-break" else _told(each) for each in body.xpath(wanted))
    keep("".join(parts), found)
    with gently:
        told = document.meta
        made = told.get_creation_date()
        by = told.initial_creator or told.creator or ""
        tell(found, title=told.title or "", people=by, made=made.year if made else None, first=_heading(body))


def _told(paragraph: Any) -> str:
    """Its text, and behind it that of its notes, so that no sentence is broken by one."""
    notes = paragraph.xpath("descendant::text:note")
    said = [str(body.text_recursive) for note in notes for body in note.xpath("text:note-body")]
    for apart in [*notes, *paragraph.xpath("descendant::office:annotation")]:
        apart.delete()
    return "\n".join([str(paragraph.text_recursive), *said, ""])


def _heading(body: Any) -> str:
    """The first heading of the first order."""
    heads = body.xpath('descendant::text:h[@text:outline-level="1"]')
    return str(heads[0].text_recursive) if heads else ""
