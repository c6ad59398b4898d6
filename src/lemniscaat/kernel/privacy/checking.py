"""What somebody wrote is screened before any of it is kept or shown."""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy.findings import Finding
from lemniscaat.kernel.privacy.screening import screen


class PersonalDataFound(Invalid):
    """Personal data in somebody's words, before anything is stored; who wrote them chooses (rule 2)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(
            _("There may be personal data in these words. Take it out, or choose what may stay.")
        )
        self.findings = findings


Left = tuple[str, str]
"""What kind of data was left in words, and why (a `Why`, or "" where none was asked for)."""


def check_words(*texts: str, kept: Collection[str]) -> list[Left]:
    """Raise `PersonalDataFound` when something in `texts` may be personal data. `kept` holds what was
    found before and may stay, as it was written; a mapping says why. Gives what was left, never its text."""
    every = [found for text in texts for found in screen(text)]
    if findings := [found for found in every if found.text not in kept]:
        raise PersonalDataFound(findings)
    why = kept if isinstance(kept, Mapping) else {}
    return sorted({(found.kind.value, str(why.get(found.text, ""))) for found in every})
