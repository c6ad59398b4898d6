"""Postcodes, with the house number where it follows."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

# F, I, O, Q, U and Y are in no Dutch postcode, nor are SA, SD and SS.
_POSTCODE = re.compile(
    r"""
    (?<! [\w€/=] ) (?<! [0-9][.,-] ) (?<! €[ ] )
    [1-9][0-9]{3}
    (?: [ ]? (?! S[ADS] ) (?P<letters> [A-EGHJ-NPR-TVWXZ]{2} )
      | (?! s[ads] ) (?P<small> [a-eghj-npr-tvwxz]{2} ) )
    (?! \w )
    (?: (?: [ ]?-[ ]? | ,?[ ] ) (?: (?:nr\.?|nummer|huisnummer) [ ] )? [0-9]{1,4} [A-Za-z]? (?! \w | [.,:-][0-9] ) )?
    """,
    re.VERBOSE,
)
_NO_LETTERS = frozenset(
    ["NL", "VN", "VS", "AD", "NT", "BV", "NV", "ZZ", "TV", "PC", "HR", "GB", "MB", "BC", "GGZ"]
)
_UNITS = frozenset(
    ["km", "kg", "mg", "ml", "cm", "mm", "cc", "px", "st", "ha", "gb", "mb", "kb", "de", "en", "nl", "x"]
)


def spans(text: str) -> Iterator[Span]:
    """Where a postcode stands; "2020 NL" and "1500km" are none."""
    for found in _POSTCODE.finditer(text):
        if found["letters"] not in _NO_LETTERS and found["small"] not in _UNITS:
            yield found.span()
