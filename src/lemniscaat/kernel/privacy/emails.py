"""E-mail addresses of people; not the letter boxes of organisations."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_ADDRESS = re.compile(r"(?<![\w.+%-])(?P<who>[\w.+%-]++)@[\w-]++(?:\.[\w-]++)+")
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
    for found in _ADDRESS.finditer(text):
        if found["who"].lower() not in _NOBODY:
            yield found.span()
