"""A list as rows by field, each with the number that a spreadsheet shows beside it."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.translation import gettext as _

from lemniscaat.kernel import sheets
from lemniscaat.kernel.errors import Invalid
from lemniscaat.knowledge.importing.columns import HEADINGS

MOST_BYTES = 40_000_000
MOST_ROWS = 25_000


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is that of the line in a spreadsheet: the headings are line 1. `is_wider` when it goes on
    beyond the last heading."""

    number: int
    cells: Mapping[str, str]
    is_wider: bool = False

    @property
    def digest(self) -> str:
        """The same for the same words, whatever file they stand in."""
        told = sorted((name, " ".join(cell.casefold().split())) for name, cell in self.cells.items() if cell)
        return sha256(repr(told).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list that was read; `unknown` are headings that mean nothing to us."""

    rows: Sequence[Row]
    unknown: Sequence[str] = field(default=())

    @property
    def digest(self) -> str:
        """Known again by what it says, not by its name or who saved it."""
        return sha256(repr([(row.number, row.digest) for row in self.rows]).encode()).hexdigest()


def read(data: bytes, *, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS) -> Sheet:
    """The rows of a CSV file with headings; what cannot be read as a whole is said in a sentence."""
    lines = sheets.table(data, most_bytes=most_bytes)
    names = [sheets.field_of(heading, HEADINGS) for heading in lines[0]]
    _check(names, lines[0])
    rows = [
        Row(
            number,
            {name: _plain(cell) for name, cell in zip(names, line, strict=False) if name},
            is_wider=any(cell.strip() for cell in line[len(names) :]),
        )
        for number, line in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in line)
    ]
    if not rows:
        raise Invalid(_("There are no rows under the names of the columns."))
    if len(rows) > most_rows:
        raise Invalid(_("These are more than %(most)s rows. Split the file up.") % {"most": most_rows})
    heads = zip(names, lines[0], strict=True)
    return Sheet(rows, [head.strip()[:40] for name, head in heads if not name and head.strip()])


def _check(names: Sequence[str], headings: Sequence[str]) -> None:
    if "title" not in names or "kind" not in names:
        raise Invalid(
            _("A list needs the columns “titel” and “soort”. Put the names of the columns in the first row.")
        )
    twice = [name for name, n in Counter(names).items() if name and n > 1]
    if twice:
        both = [head.strip()[:40] for head, name in zip(headings, names, strict=True) if name == twice[0]]
        raise Invalid(
            _("These columns mean the same: %(names)s. Keep one of them.") % {"names": ", ".join(both)}
        )


def _plain(cell: str) -> str:
    """Without control signs, which no page shows and not every database takes."""
    return "".join(sign for sign in cell.strip() if unicodedata.category(sign) != "Cc" or sign in "\n\t")
