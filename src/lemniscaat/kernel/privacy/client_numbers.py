"""Numbers by which an organisation knows one person."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_NUMBER = re.compile(
    r"""
    \b (?i: cli(?:e\u0308|[eë])nt | pati(?:e\u0308|[eë])nt | klant | dossier | zaak | relatie | polis
        | leerling | student(?:en)? )
    (?i: [ -]? (?: nummer\b | nr\b\.? | id\b ) )
    [^0-9.!?\n]{0,30}?
    (?<! [A-Za-z0-9] ) (?P<number> [A-Z]{0,4} [-.]? [0-9] [0-9A-Z]* (?: [./-] [0-9A-Z]+ ){0,4} )
    """,
    re.VERBOSE,
)
_DIGITS = 3


def spans(text: str) -> Iterator[Span]:
    """Where a number follows the word for it."""
    for found in _NUMBER.finditer(text):
        if sum(map(str.isdigit, found["number"])) >= _DIGITS:
            yield found.span("number")
