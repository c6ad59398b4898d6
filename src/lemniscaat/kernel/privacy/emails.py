"""E-mail addresses of people; not the letter boxes of organisations."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_ADDRESS = re.compile(r"(?<![\w.+%-])(?P<who>[\w.+%-]++)@[\w-]++(?:\.[\w-]++)+")
# Written so that machines would not see it: jan (at) voorbeeld punt nl.
_AT = (
    r"(?: [ ]? [(\[{<] [ ]? (?:at|apenstaartje|@) [ ]? [)\]}>] [ ]? | [ ] (?:at|apenstaartje) [ ]"
    r" | [ ]? @ [ ]? )"
)
_DOT = r"(?: \. | [ ]? [(\[{<] [ ]? (?:punt|dot|\.) [ ]? [)\]}>] [ ]? | [ ] (?:punt|dot) [ ] )"
_DISGUISED = re.compile(
    rf"""
    (?<! [\w.+%-] ) (?P<who> [\w.+%-]++ ) {_AT} (?: [\w-]{{1,63}} {_DOT} ){{1,4}}
    (?-i: nl | com | org | net | eu | be | de | NL | COM | ORG | NET | EU | BE | DE ) (?! \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NOBODY = frozenset(
    [
        "info",
        "contact",
        "secretariaat",
        "post",
        "receptie",
        "balie",
        "administratie",
        "klantenservice",
        "gemeente",
        "redactie",
    ]
)


def spans(text: str) -> Iterator[Span]:
    """Where an address stands that may be somebody's own."""
    done = 0
    for found in sorted([*_ADDRESS.finditer(text), *_DISGUISED.finditer(text)], key=_longest_first):
        if done <= found.start() and found["who"].lower() not in _NOBODY:
            yield found.span()
            done = found.end()


def _longest_first(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), -found.end()
