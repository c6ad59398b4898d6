"""A form with words that are screened for personal data: after a refusal it says what may stay."""

from collections.abc import Collection, Sequence

from lemniscaat.agenda.api import PersonalDataFound
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.privacy import Finding
from lemniscaat.ui.forms import Form


class ScreenedForm(Form):
    """Shows what was found (`agenda/_found.html`), each with a box to leave it in."""

    found: Sequence[Finding] = ()
    """What may be personal data in the words, after a refusal."""

    def kept(self) -> Collection[str]:
        """What may stay, as it was ticked."""
        return self.data.getlist("kept") if self.is_bound else ()

    def refuse(self, refusal: LemniscaatError) -> None:
        """Show the refusal above the form; of personal data, what was found and may be left."""
        self.add_error(None, refusal.sentence)
        if isinstance(refusal, PersonalDataFound):
            self.found = refusal.findings
