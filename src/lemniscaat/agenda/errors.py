from collections.abc import Sequence

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy import Finding


class PersonalDataFound(Invalid):
    """Personal data in somebody's words, before anything is stored; who wrote them chooses (rule 2)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(
            _("There may be personal data in these words. Take it out, or choose what may stay.")
        )
        self.findings = findings
