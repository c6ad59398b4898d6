"""What was found in a file, within bounds."""

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

MOST_PAGES = 600
MOST_CHARACTERS = 1_200_000
"""Of one file so many pages and so many characters are kept to be found, and of all files of one item
together: a report of four hundred pages to its last word."""

OCTETS = "application/octet-stream"
SOFT_HYPHENS = ("\ufffe", "\u00ad")
UNFIT = frozenset({"Cc", "Cs", "Co", "Cn"})


class Note(StrEnum):
    """What has to be said of a file; the sentences stand in `knowledge.enums`."""

    NOTHING = ""
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    LOCKED = "locked"
    BROKEN = "broken"
    TOO_MUCH = "too_much"
    MACROS = "macros"
    NO_TEXT = "no_text"
    OTHER = "other"
    CUT = "cut"
    TAKEN = "taken"


@dataclass(slots=True)
class Found:
    """`n_pages` is how many the file has (None: its kind has none), `pages` the text of each with its number,
    0 for a text without pages. `title`, `people` and `year` are what it says of itself."""

    media_type: str = OCTETS
    note: Note = Note.NOTHING
    n_pages: int | None = None
    pages: list[tuple[int, str]] = field(default_factory=list)
    title: str = ""
    people: list[str] = field(default_factory=list)
    year: int | None = None

    @property
    def was_read(self) -> bool:
        """Whether its text was looked for to the end or to our bounds."""
        return self.note in {Note.NOTHING, Note.CUT, Note.NO_TEXT}

    def add(self, number: int, text: str) -> bool:
        """Keep the text of one page; False once there is no room for more."""
        room = MOST_CHARACTERS - sum(len(kept) for _number, kept in self.pages)
        text = clean(text)
        if len(text) > room or len(self.pages) >= MOST_PAGES:
            self.note = Note.CUT
            text = text[:room] if len(self.pages) < MOST_PAGES else ""
        if text:
            self.pages.append((number, text))
        return self.note != Note.CUT

    def close(self) -> "Found":
        """Say so when there was nothing to read: a scan is a picture of text."""
        if not self.pages and self.note == Note.NOTHING:
            self.note = Note.NO_TEXT
        return self


def clean(text: str) -> str:
    """One line, words that were broken off made whole, without signs that no database takes."""
    for sign in SOFT_HYPHENS:
        text = text.replace(f"{sign}\r\n", "").replace(f"{sign}\n", "").replace(sign, "")
    seen = "".join(
        sign if unicodedata.category(sign) not in UNFIT else " "
        for sign in unicodedata.normalize("NFC", text)
    )
    return " ".join(seen.split())
