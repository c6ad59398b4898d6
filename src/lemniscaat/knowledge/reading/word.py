"""Word: text by page, where it tells where one ends."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import parse_xml

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.pages import BREAK, keep
from lemniscaat.knowledge.reading.telling import gently, tell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_LOOKED_AT = 50
HEADINGS = frozenset({"Title", "Heading 1"})
NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TWICE = frozenset({FALLBACK, f"{W}moveFrom"})
"""What older programs show in place of what stands beside it, and from where a text was moved: the same text
twice."""


def read(path: Path, found: Found) -> None:
    """Pages as Word last laid them out; else by the breaks that its writer put in."""
    document = Document(str(path))
    body = document.element.body
    laid_out = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
    keep("".join(_word(body, _notes(document), laid_out=laid_out)), found)
    with gently:
        told = document.core_properties
        made = told.created.year if told.created else None
        tell(found, title=told.title, people=told.author, made=made, first=_heading(document))


def _heading(document: Any) -> str:
    """The first paragraph that its writer made a title or heading of."""
    firsts = document.paragraphs[:MOST_LOOKED_AT]
    return next((str(each.text) for each in firsts if each.style.name in HEADINGS), "")


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """The notes at the foot of a page or at the end, by kind and number."""
    found = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind not in NOTES.values() or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob).iter(f"{W}{kind}"):
            found[kind, note.get(f"{W}id", "")] = "".join(_word(note, {}, laid_out=False))
    return found


def _word(body: Any, notes: Mapping[tuple[str, str], str], *, laid_out: bool) -> Iterator[str]:
    """Its text in pieces. A note stands behind its paragraph, so that no sentence is broken by it."""
    waiting: list[str] = []
    for element in _shown(body):
        match element.tag:
            case tag if tag == f"{W}t":
                yield element.text or ""
            case tag if tag == f"{W}lastRenderedPageBreak":
                yield BREAK
            case tag if tag == f"{W}br":
                yield BREAK if not laid_out and element.get(f"{W}type") == "page" else "\n"
            case tag if tag == f"{W}tab":
                yield "\n"
            case tag if tag == f"{W}p":
                yield from waiting
                waiting.clear()
                yield "\n"
            case tag if tag in NOTES:
                waiting.append(notes.get((NOTES[tag], element.get(f"{W}id", "")), ""))
    yield from waiting


def _shown(body: Any) -> Iterator[Any]:
    """Each part that a reader sees, once, in order."""
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element.tag not in TWICE and not _is_hidden(element):
            yield element
            waiting.extend(reversed(element))


def _is_hidden(element: Any) -> bool:
    """Whether its writer made it such that no page shows it."""
    hidden = element.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in {"0", "false", "off"}
