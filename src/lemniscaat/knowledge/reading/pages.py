"""A text with breaks in it, as pages."""

from lemniscaat.knowledge.reading.found import Found

BREAK = "\f"


def keep(text: str, found: Found) -> None:
    """Keep the pages between the breaks; without any it is a text without pages."""
    parts = text.split(BREAK)
    found.n_pages = len(parts) if len(parts) > 1 else None
    for number, part in enumerate(parts, start=1):
        if not found.add(number if found.n_pages else 0, part):
            return
