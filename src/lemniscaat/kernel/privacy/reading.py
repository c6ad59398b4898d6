"""One spelling for what looks alike, with the way back to what was typed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lemniscaat.kernel.privacy.findings import Span

_SPACES = "\t\u00a0\u2007\u2009\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc`\u00b4"
_BREAKS = "\u2028\u2029"
_ALIKE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_BREAKS, "\n")
)
_UNSEEN = frozenset({"Cc", "Cf", "Me"})
_SELECTORS = frozenset("\u034f\ufe0e\ufe0f")
"""Marks that choose how the sign before them is drawn; an emoji digit is a digit with one of these."""
_MOST_MARKS = 30
"""On one letter, as in Unicode's stream-safe text: to order more takes time that grows with their square."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` as the patterns read it: NFKC, digits as 0 to 9, no unseen signs, one space where more stand.

    Sign n of it was typed at `starts[n]`:`ends[n]`.
    """

    text: str
    starts: list[int]
    ends: list[int]

    def typed(self, span: Span) -> Span:
        """Where what stands at `span` of the reading was typed."""
        start, end = span
        return self.starts[start], self.ends[end - 1]


def read(typed: str) -> Reading:
    """How `typed` reads, whatever signs it was written with."""
    alike, reading, done = typed.translate(_ALIKE), Reading("", [], []), 0
    pieces: list[str] = []
    for run in _PLAIN.finditer(alike):
        # A mark that follows may belong to the last sign.
        end = run.end() - (run.end() < len(alike))
        _read_signs(alike, done, run.start(), reading, pieces)
        _read_plain(alike, run.start(), end, reading, pieces)
        done = end
    _read_signs(alike, done, len(alike), reading, pieces)
    return Reading("".join(pieces), reading.starts, reading.ends)


def _read_plain(alike: str, start: int, end: int, reading: Reading, pieces: list[str]) -> None:
    """What reads as it stands but for its spaces: nearly all that is typed, so many signs at once."""
    for piece in _SPACED.finditer(alike, start, end):
        first, last = piece.span()
        if alike[last - 1] == " ":
            last = first + 1
        if alike[first] == " " and pieces and pieces[-1][-1] == " ":
            first += 1
        pieces += [alike[first:last]] if first < last else []
        reading.starts.extend(range(first, last))
        reading.ends.extend(range(first + 1, last + 1))


def _read_signs(alike: str, first: int, last: int, reading: Reading, pieces: list[str]) -> None:
    """The rest, sign by sign."""
    for start, end, letter in _letters(alike[first:last]):
        for sign in unicodedata.normalize("NFKC", letter):
            if sign == " " and pieces and pieces[-1][-1] == " ":
                continue
            pieces.append(str(unicodedata.decimal(sign, sign)))
            reading.starts.append(first + start)
            reading.ends.append(first + end)


def _letters(alike: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks, and where it stands; what is unseen is left out."""
    letter, start, end = "", 0, 0
    for at, sign in enumerate(alike):
        if _is_unseen(sign):
            continue
        if letter and unicodedata.combining(sign) and len(letter) <= _MOST_MARKS:
            letter += sign
        else:
            if letter:
                yield start, end, letter
            letter, start = sign, at
        end = at + 1
    if letter:
        yield start, end, letter


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and (sign in _SELECTORS or unicodedata.category(sign) in _UNSEEN)


def _reads_as_it_stands(sign: str) -> bool:
    return (
        not _is_unseen(sign)
        and not unicodedata.combining(sign)
        and unicodedata.normalize("NFKC", sign) == sign
        and str(unicodedata.decimal(sign, sign)) == sign
    )


_AS_IT_STANDS = re.escape("".join(filter(_reads_as_it_stands, map(chr, range(0x180)))))
_PLAIN = re.compile(f"[{_AS_IT_STANDS}]+")
_SPACED = re.compile(" ?[^ ]+(?: [^ ]+)*| +")
"""Words with one space between them, or spaces: of several the first is read."""
