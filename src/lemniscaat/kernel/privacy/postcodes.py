"""Postcodes, with the house number where it follows."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

# F, I, O, Q, U and Y are in no Dutch postcode, nor are SA, SD and SS.
_POSTCODE = re.compile(
    r"""
    (?<! [\w€/=] ) (?<! [0-9][.,-] ) (?<! €[ ] )
    [1-9][0-9]{3}
    [ ]? (?! (?i:S[ADS]) ) (?P<letters> [A-EGHJ-NPR-TVWXZ]{2} | [a-eghj-npr-tvwxz]{2} )
    (?! \w | -[a-z] )
    (?P<house>
        (?: [ ]?-[ ]? | ,?[ ] ) (?: (?:nr\.?|nummer|huisnummer) [ ] )?
        [0-9]{1,4} [A-Za-z]? (?! \w | [.,:-][0-9] )
    )?
    """,
    re.VERBOSE,
)
_NO_LETTERS = """
NL VN VS AD NT BV NV ZZ TV PC HR GB MB BC nl bv nv km kg mg ml cm mm cc px st ha gb mb kb
al de en er ga je me na nr te vs we ze
"""
_NOT_AFTER_NUMBER = frozenset(_NO_LETTERS.split())
"""After a number these are countries, companies, units and words, unless a house number follows."""


def spans(text: str) -> Iterator[Span]:
    """Where a postcode stands; "2020 NL" and "1500km" are none."""
    for found in _POSTCODE.finditer(text):
        if found["letters"] not in _NOT_AFTER_NUMBER or (found["house"] and found["letters"].isupper()):
            yield found.span()
