"""What a file says of itself, as far as it can be believed: programs fill in much by themselves."""

import re
from contextlib import suppress

from lemniscaat.knowledge.reading.found import Found, clean

FIRST_YEAR, LAST_YEAR = 1950, 2100
MOST_PEOPLE = 30
LONGEST_TITLE, LONGEST_NAME = 300, 200
SHORTEST = 4

PROGRAM = re.compile(r"^(?:microsoft (?:word|powerpoint)|word|powerpoint)\s*-\s*", re.IGNORECASE)
NO_TITLE = re.compile(
    r"^(?:untitled|naamloos|titel|title|(?:word )?document\d*|presentatie\d*|presentation\d*|"
    r"powerpoint.presentati.*|slide \d+|dia \d+|.*\.(?:docx?|pptx?|pdf|odt|indd|rtf|qxd))$",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"\b(?:user|gebruiker|administrator|beheerder|office|python-docx|unknown|onbekend)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


gently = suppress(Exception)
"""Around all that is looked up for `tell`: a file of which the text was read is not broken because of what it
says of itself."""


def tell(
    found: Found, *, title: str = "", people: str = "", made: int | None = None, first: str = ""
) -> None:
    """Note what the file says. `first` is what stands largest at its beginning; `made` the year in which a
    program wrote it, which says less than a year on its first page."""
    found.title = _title(title) or _title(first)
    found.people = _people(people)
    found.year = _year(found.pages[0][1] if found.pages else "", made)


def _title(given: str) -> str:
    said = PROGRAM.sub("", clean(given))
    return "" if len(said) < SHORTEST or NO_TITLE.match(said) else said[:LONGEST_TITLE]


def _people(given: str) -> list[str]:
    """Names apart by semicolons, or by commas when each is a whole name."""
    said = clean(given)
    parts = [part.strip() for part in said.split(";")]
    commas = [part.strip() for part in said.split(",")]
    if len(parts) == 1 and len(commas) > 1 and all(" " in part for part in commas):
        parts = commas
    return [part[:LONGEST_NAME] for part in parts if _is_name(part)][:MOST_PEOPLE]


def _is_name(part: str) -> bool:
    return (
        " " in part and not any(sign.isdigit() or sign == "@" for sign in part) and not NO_NAME.search(part)
    )


def _year(first_page: str, made: int | None) -> int | None:
    """The first year on its first page: a template may be older than what was written on it."""
    years = (int(year) for year in YEAR.findall(first_page[:3000]))
    return next((year for year in years if FIRST_YEAR <= year <= LAST_YEAR), made)
