"""Bank account numbers."""

import re
from collections.abc import Iterator

from stdnum import iban

from lemniscaat.kernel.privacy.findings import Span

# How many characters an account number has, country and check digits included.
_LENGTHS = {
    16: "BE",
    18: "DK|FI",
    20: "AT|LT|LU",
    22: "BG|DE|GB|IE",
    24: "CZ|ES|RO|SE|SK",
    25: "PT",
    26: "TR",
    27: "FR|GR|IT",
    28: "CY|HU|MA|PL",
}
_ELSEWHERE = "|".join(
    rf"(?:{countries})[0-9]{{2}}(?:[ .-]?[A-Z0-9]){{{length - 4}}}" for length, countries in _LENGTHS.items()
)
_NUMBER = re.compile(
    rf"(?<!\w)(?:(?P<dutch>NL[0-9]{{2}}[ .-]?[A-Z]{{4}}(?:[ .-]?[0-9]){{10}})|{_ELSEWHERE})(?!\w)",
    re.IGNORECASE,
)


def spans(text: str) -> Iterator[Span]:
    """Where an account number stands: a Dutch one by its shape alone, so that one with a wrong digit is found
    too; others by their check digits."""
    for found in _NUMBER.finditer(text):
        if found["dutch"] or iban.is_valid(re.sub(r"[^\w]", "", found[0]), check_country=False):
            yield found.span()
