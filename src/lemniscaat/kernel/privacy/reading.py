"""One spelling for what looks alike, with the way back to what was typed."""

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
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, letter in _letters(typed):
        for sign in unicodedata.normalize("NFKC", letter):
            if sign == " " and text[-1:] == [" "]:
                continue
            text.append(str(unicodedata.decimal(sign, sign)))
            starts.append(start)
            ends.append(end)
    return Reading("".join(text), starts, ends)


def _letters(typed: str) -> Iterator[tuple[int, int, str]]:
    """Each letter with its marks, and where it stands; what is unseen is left out."""
    letter, start, end = "", 0, 0
    for at, sign in enumerate(typed.translate(_ALIKE)):
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
