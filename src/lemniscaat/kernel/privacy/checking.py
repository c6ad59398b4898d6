"""What somebody wrote is screened before any of it is kept or shown."""

from collections.abc import Collection, Sequence

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


def check_words(*texts: str, kept: Collection[str]) -> None:
    """Raise `PersonalDataFound` when something in `texts` may be personal data. `kept` holds what was
    found before and may stay, as it was written."""
    if findings := [found for text in texts for found in screen(text) if found.text not in kept]:
        raise PersonalDataFound(findings)
