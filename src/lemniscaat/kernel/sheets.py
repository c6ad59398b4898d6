"""Reading a CSV file that somebody made: whatever program wrote it, and whatever it turns out to be."""

import csv
import io
import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid

MEGABYTE = 1_000_000
DELIMITERS = ";,\t|"
SAID = re.compile(rf"sep=([{DELIMITERS}])\r?\n", re.IGNORECASE)
"""How Excel has a file say what stands between its cells; it shows no such line itself."""

QUOTED = re.compile(r'"[^"]*"')


def table(data: bytes, *, most_bytes: int) -> list[list[str]]:
    """All its lines, the headings first; what cannot be read is said in a sentence."""
    if len(data) > most_bytes:
        raise Invalid(
            _("This file is too large. %(most)s megabytes is the most; split it up.")
            % {"most": most_bytes // MEGABYTE}
        )
    text = text_of(data)
    said = SAID.match(text)
    text = text[said.end() :] if said else text
    lines = text.splitlines()
    if not lines:
        raise Invalid(_("There is nothing in this file."))
    delimiter = said[1] if said else _delimiter(lines[0])
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Invalid(_("This is no CSV file that can be read. Save your sheet as CSV once more.")) from error


def text_of(data: bytes) -> str:
    """What stands in it: UTF-8, UTF-16 with its mark, or as Windows writes; no text is refused."""
    codes = ["utf-16"] if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8-sig", "cp1252"]
    for code in codes:
        try:
            text = data.decode(code)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise Invalid(_("This is no text file. Save your sheet as CSV, and choose that file."))


def field_of(heading: str, headings: Mapping[str, tuple[str, ...]]) -> str:
    """Which field a column is meant for: `headings` says what each may be called; "" for none."""
    name = " ".join(heading.split()).casefold()
    return next((field for field, names in headings.items() if name in names), "")


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would reckon with it; a line of a list begins with a dash and a space."""
    return cell[:1] in {"=", "@"} or (cell[:1] in {"+", "-"} and cell[1:2].isalnum())


def _delimiter(heading: str) -> str:
    return max(DELIMITERS, key=QUOTED.sub("", heading).count)
