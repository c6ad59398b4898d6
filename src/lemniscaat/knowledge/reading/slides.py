"""PowerPoint: text by slide."""

from pathlib import Path

from pptx import Presentation

from lemniscaat.knowledge.reading.found import Found

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def read(path: Path, found: Found) -> None:
    """A slide is a page; what its speaker noted stays hers."""
    slides = Presentation(str(path)).slides
    found.n_pages = len(slides)
    for number, slide in enumerate(slides, start=1):
        written = (
            "\n" if each.tag == f"{A}p" else each.text or "" for each in slide.element.iter(f"{A}p", f"{A}t")
        )
        if not found.add(number, "".join(written)):
            return
