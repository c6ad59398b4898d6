from collections.abc import Sequence

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Invalid
from lemniscaat.kernel.privacy import Finding


class PersonalDataFound(Invalid):
    """Personal data in somebody's words, before anything is stored; she chooses what to do (rule 2)."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(_("There may be personal data in your question. Remove it, or say why it stays."))
        self.findings = findings
