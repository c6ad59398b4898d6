"""The citizen service number: eight or nine digits that pass the eleven-test."""

import re
from collections.abc import Iterator

from stdnum.nl import bsn

from lemniscaat.kernel.privacy.findings import Span

_NUMBER = re.compile(
    r"""
    (?: (?<! [\w/=] ) | (?<= bsn ) | (?<= BSN ) )
    (?:
        [0-9]{8,9}
      | [0-9]{2,3} (?P<a>[ .-]) [0-9]{3} (?P=a) [0-9]{3}                           # 123.456.782
      | [0-9]{4} (?P<b>[ .-]) [0-9]{2} (?P=b) [0-9]{3}                             # 1234.56.782
      | [0-9]{2} (?P<c>[ .-]) [0-9]{2} (?P=c) [0-9]{2} (?P=c) [0-9]{3}             # 12.34.56.782
      | [0-9] (?P<d>[ .-]) (?: [0-9] (?P=d) ){6,7} [0-9]
      | (?P<loose> [0-9] (?: [ \n]? [0-9] ){8} )                                   # 12345 6782, over a line
    )
    (?! \w | [.,][0-9]{1,2} (?! [0-9] ) )
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"(?:\bbsn|burgerservice ?-?nummer|\bsofi-?nummer)[^0-9]{0,30}"
    r"(?P<number>[0-9](?:[ .\n-]{0,3}[0-9]){7,8})(?!\w)",
    re.IGNORECASE,
)
"""Said to be one: then the digits may stand in any way."""
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
# Numbers of companies, books and money, that pass the test one time in eleven.
_OTHERWISE_BEFORE = re.compile(
    r"(?:€|\b(?:euro|eur|kvk|rsin|issn|isbn|btw|kamer van koophandel|vestigingsnummer)\b[a-z -]{0,20}:?) ?$",
    re.IGNORECASE,
)
_OTHERWISE_AFTER = re.compile(
    r" ?(?:,-|%|€|euro\b|eur\b|inwoners\b|mensen\b|huishoudens\b|woningen\b)", re.IGNORECASE
)


def spans(text: str) -> Iterator[Span]:
    """Where a number passes the eleven-test and nothing beside it says that it is something else."""
    named = [found.span("number") for found in _NAMED.finditer(text) if _is_valid(found["number"])]
    done = 0
    for start, end in sorted({*named, *_unnamed(text)}):
        if done <= start:
            yield start, end
            done = end


def _unnamed(text: str) -> Iterator[Span]:
    for found in _NUMBER.finditer(text):
        if (
            _is_valid(found[0])
            and not _DAY.fullmatch(found[0])
            and not (found["loose"] and _is_row_of_numbers(found["loose"]))
            and not _OTHERWISE_BEFORE.search(text[max(0, found.start() - 45) : found.start()])
            and not _OTHERWISE_AFTER.match(text, found.end())
        ):
            yield found.span()


def _is_row_of_numbers(digits: str) -> bool:
    """Whether this is rather a row or a column of figures: many, over several lines, or with a year."""
    return digits.count(" ") > 3 or digits.count("\n") > 1 or _YEAR.search(digits) is not None


def _is_valid(number: str) -> bool:
    return bool(bsn.is_valid(re.sub("[^0-9]", "", number)))
