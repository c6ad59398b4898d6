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
      | [0-9]{2,3} (?P<a>[ .-]) [0-9]{3} (?P=a) [0-9]{3}   # 123.456.782
      | [0-9]{4} (?P<b>[ .-]) [0-9]{2} (?P=b) [0-9]{3}     # 1234.56.782
      | (?: [0-9][ ] ){7,8} [0-9]
    )
    (?! \w | [.,][0-9]{1,2} (?! [0-9] ) )
    """,
    re.VERBOSE,
)
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
# Numbers of companies, books and money, that pass the test one time in eleven.
_OTHERWISE_BEFORE = re.compile(
    r"(?:€|\b(?:euro|eur|kvk|rsin|issn|isbn|btw|kamer van koophandel|vestigingsnummer)\b[a-z -]{0,20}:?) ?$",
    re.IGNORECASE,
)
_OTHERWISE_AFTER = re.compile(r" ?(?:,-|%|€|euro\b|eur\b|inwoners\b|mensen\b)", re.IGNORECASE)


def spans(text: str) -> Iterator[Span]:
    """Where a number passes the eleven-test and nothing beside it says that it is something else."""
    for found in _NUMBER.finditer(text):
        if (
            bsn.is_valid(re.sub("[^0-9]", "", found[0]))
            and not _DAY.fullmatch(found[0])
            and not _OTHERWISE_BEFORE.search(text[max(0, found.start() - 45) : found.start()])
            and not _OTHERWISE_AFTER.match(text, found.end())
        ):
            yield found.span()
