"""Phone numbers: Dutch ones in all usual spellings, and those of elsewhere with their country's number."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_BETWEEN = r"\)? [ ]? [-./]? [ \n]?"
"""What stands between the number of a place and the rest; a line may end there."""

# 0800, 0900 and their like are nobody's own. A Dutch number has ten digits.
_NUMBER = re.compile(
    rf"""
    (?: (?<! [0-9A-Za-z+] ) | (?= \+ ) )
    (?! [0-9]{{1,2}}[-./ ][0-9]{{1,2}}[-./ ](?:19|20)[0-9]{{2}} \b )        # a day
    (?:
        \(? 0 (?! 800 | 90[0-9] )
        (?: [1-9][0-9]{{2}} {_BETWEEN} [0-9] (?: [ .-]? [0-9] ){{5}}        # 0341 -
          | [1-9][0-9]      {_BETWEEN} [0-9] (?: [ .-]? [0-9] ){{6}}        # (030)
          | [1-9]           {_BETWEEN} [0-9] (?: [ .-]? [0-9] ){{7}} )      # 06
      | (?<! [0-9][ ] ) (?! 0[ ]8[ ]0[ ]0 | 0[ ]9[ ]0 | 0[ ]1[ ]2[ ]3[ ]4[ ]5[ ]6[ ]7[ ]8[ ]9 )
        0[ ][1-9] (?: [ ][0-9] ){{8}} (?! [ ][0-9] )                        # digit by digit
      | 0[ ]6 [ ]? -? [ ]? [1-9][0-9]{{7}}
      | \(? (?: \+ | 00[ ]? ) 31 \)? [ .-]? (?: \(0\) | 0 )? [ .-]? [1-9] (?: [ ]? [.-]? [ ]? [0-9] ){{8}}
      | 316 [1-9][0-9]{{7}}                                             # as in a link to WhatsApp
      | (?: \+ | 00 ) (?! 31 ) [1-9] [0-9]{{0,2}} [ .-]? (?: \(0\) )? [0-9] (?: [ .-]? [0-9] ){{6,10}}
    )
    (?! [0-9] )
    """,
    re.VERBOSE,
)


def spans(text: str) -> Iterator[Span]:
    """Where a number can be called."""
    for found in _NUMBER.finditer(text):
        opened = found[0].startswith("(") and found[0].count("(") > found[0].count(")")
        yield found.start() + opened, found.end()
