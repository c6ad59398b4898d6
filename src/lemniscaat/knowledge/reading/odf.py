"""OpenDocument: text by page, where LibreOffice marked their ends."""

from pathlib import Path
from typing import Any

from odfdo import Document

from lemniscaat.knowledge.reading.found import Found
from lemniscaat.knowledge.reading.pages import BREAK, keep


def read(path: Path, found: Found) -> None:
    """What is noted in the margin stays there."""
    body: Any = Document(str(path)).body
    outer = "[not(ancestor::text:p) and not(ancestor::text:h) and not(ancestor::office:annotation)]"
    wanted = "|".join(f"descendant::{tag}{outer}" for tag in ("text:p", "text:h", "text:soft-page-break"))
    parts = (
        BREAK if each.tag == "text:soft-page-break" else f"{each.text_recursive}\n"
        for each in body.xpath(wanted)
    )
    keep("".join(parts), found)
