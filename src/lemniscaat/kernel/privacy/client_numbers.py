"""Numbers by which an organisation or an authority knows one person."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_KNOWN_BY = r"""
    (?i: cli(?:e\u0308|[eë])nt | pati(?:e\u0308|[eë])nt | klant | dossier | zaak | relatie | polis | lid
        | deelnemer | leerling | student(?:en)? | aanvraag | meldings? | beschikkings
        | referentie | debiteur(?:en)? | personeels? | verzekerde(?:n)? | paspoort | rijbewijs | pgb | v )
    (?i: [ -]? (?: nummer\b | nr\b\.? | id\b ) )
"""
# "Mijn zaak heeft nummer 2024-118823", "dossier W23.00981".
_THING = "(?i: (?:[a-z]{1,20}-?)? (?: dossier | zaak | melding | aanvraag | klacht | indicatie ) )"
_NUMBER = re.compile(
    rf"""
    \b (?: {_KNOWN_BY} [^0-9.!?\n]{{0,30}}?
        | {_THING} [ ] (?: [^0-9.!?\n]{{0,20}} (?i: nummer | nr\.? ) :? [ ]
            | (?= [A-Z]{{0,4}} [0-9]{{1,9}} [./-] [0-9]{{3}} | [A-Z]{{1,4}} - [0-9]{{5}} ) )
        | (?i: kenmerk | kenteken ) (?: [ ]is )? [ ]?:? [ ] )
    (?<! [A-Za-z0-9] ) (?P<number> [A-Z]{{0,4}} [-.]? [0-9] [0-9A-Z]* (?: [./-] [0-9A-Z]+ ){{0,4}} )
    """,
    re.VERBOSE,
)
_DIGITS = 3


def spans(text: str) -> Iterator[Span]:
    """Where a number follows the word for it."""
    for found in _NUMBER.finditer(text):
        if sum(map(str.isdigit, found["number"])) >= _DIGITS:
            yield found.span("number")
