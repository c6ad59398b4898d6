"""Phone numbers: Dutch ones in all usual spellings, and those of elsewhere with their country's number."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

# 0800, 0900 and their like are nobody's own.
_NUMBER = re.compile(
    r"""
    (?: (?<! [0-9A-Za-z+] ) | (?= \+ ) )
    (?! [0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:19|20)[0-9]{2} \b )        # a day
    (?:
        \(? 0 (?! 800 | 90[0-9] ) [1-9] [0-9]{0,2} \)? [ ]? [-./]? [ ]?   # 06, (030), 0341 -
        (?P<rest> [0-9] (?: [ .-]? [0-9] ){5,7} )
      | \(? (?: \+ | 00 ) 31 \)? [ .-]? (?: \(0\) | 0 )? [ .-]? [1-9] (?: [ ]? [.-]? [ ]? [0-9] ){8}
      | (?: \+ | 00 ) (?! 31 ) [1-9] [0-9]{0,2} [ .-]? (?: \(0\) )? [0-9] (?: [ .-]? [0-9] ){6,10}
    )
    (?! [0-9] )
    """,
    re.VERBOSE,
)


def spans(text: str) -> Iterator[Span]:
    """Where a number can be called; a Dutch one has ten digits."""
    for found in _NUMBER.finditer(text):
        if found["rest"] is None or sum(map(str.isdigit, found[0])) == 10:
            opened = found[0].startswith("(") and found[0].count("(") > found[0].count(")")
            yield found.start() + opened, found.end()
