"""What somebody wrote is screened before any of it is kept or shown (rule 2)."""

from collections.abc import Collection

from lemniscaat.agenda.errors import PersonalDataFound
from lemniscaat.kernel.privacy import screen


def check_words(*texts: str, kept: Collection[str]) -> None:
    """Raise `PersonalDataFound` when something in `texts` may be personal data. `kept` holds what was
    found before and may stay, as it was written."""
    if findings := [found for text in texts for found in screen(text) if found.text not in kept]:
        raise PersonalDataFound(findings)
