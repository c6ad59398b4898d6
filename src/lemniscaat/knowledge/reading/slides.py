"""PowerPoint: text by slide."""

from pathlib import Path

from pptx import Presentation

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.telling import gently, tell

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read(path: Path, found: Found) -> None:
    """A slide is a page; what its speaker noted stays hers."""
    presentation = Presentation(str(path))
    slides = presentation.slides
    found.n_pages = len(slides)
    for number, slide in enumerate(slides, start=1):
        written = (
            "\n" if each.tag == f"{A}p" else each.text or "" for each in slide.element.iter(f"{A}p", f"{A}t")
        )
        if not found.add(number, "".join(written)):
            break
    with gently:
        told = presentation.core_properties
        heading = slides[0].shapes.title if len(slides) else None
        first = heading.text_frame.text if heading is not None else ""
        made = told.created.year if told.created else None
        tell(found, title=told.title, people=told.author, made=made, first=first)
