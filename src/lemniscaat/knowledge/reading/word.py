"""Word: text by page, where it tells where one ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx import Document

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.pages import BREAK, keep
from lemniscaat.knowledge.reading.telling import gently, tell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_LOOKED_AT = 50
HEADINGS = frozenset({"Title", "Heading 1"})
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in place of what stands beside it: the same text twice."""


def read(path: Path, found: Found) -> None:
    """Pages as Word last laid them out; else by the breaks that its writer put in."""
    document = Document(str(path))
    body = document.element.body
    laid_out = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    keep("".join(_word(body, laid_out=laid_out)), found)
    with gently:
        told = document.core_properties
        made = told.created.year if told.created else None
        tell(found, title=told.title, people=told.author, made=made, first=_heading(document))


def _heading(document: Any) -> str:
    """The first paragraph that its writer made a title or heading of."""
    firsts = document.paragraphs[:MOST_LOOKED_AT]
    return next((str(each.text) for each in firsts if each.style.name in HEADINGS), "")


def _word(body: Any, *, laid_out: bool) -> Iterator[str]:
    for element in _without_fallbacks(body):
        match element.tag:
            case tag if tag == f"{W}t":
                yield element.text or ""
            case tag if tag == f"{W}lastRenderedPageBreak":
                yield BREAK
            case tag if tag == f"{W}br":
                yield BREAK if not laid_out and element.get(f"{W}type") == "page" else "\n"
            case tag if tag in {f"{W}p", f"{W}tab"}:
                yield "\n"


def _without_fallbacks(body: Any) -> Iterator[Any]:
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag != FALLBACK:
            yield element
            waiting.extend(reversed(element))
