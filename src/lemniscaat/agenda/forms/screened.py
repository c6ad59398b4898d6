"""A form with words that are screened for personal data: after a refusal it says what may stay."""

from collections.abc import Collection, Sequence

from lemniscaat.agenda.api import Agenda, AgendaPart, PersonalDataFound
from lemniscaat.agenda.queries.reading import as_read
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.kernel.privacy import Finding
from lemniscaat.ui.forms import Form


class ScreenedForm(Form):
    """Shows what was found (`agenda/_found.html`), each with a box to leave it in; and brings along what was
    read (`read`), so that what somebody else wrote meanwhile is not written over unseen."""

    found: Sequence[Finding] = ()
    """What may be personal data in the words, after a refusal."""

    def kept(self) -> Collection[str]:
        """What may stay, as it was ticked."""
        return self.data.getlist("kept") if self.is_bound else ()

    @property
    def read(self) -> str:
        """`as_read` of what the form was filled in from, as it was sent."""
        return str(self.data.get("read", "")) if self.is_bound else ""

    def brings(self, thing: Agenda | AgendaPart, *, again: bool) -> str:
        """What it brings along next time: what it was filled in from, and `again` from now, once it was said
        that this stands no more."""
        return self.read if self.read and not again else as_read(thing)

    def refuse(self, refusal: LemniscaatError) -> None:
        """Show the refusal above the form; of personal data, what was found and may be left."""
        self.add_error(None, refusal.sentence)
        if isinstance(refusal, PersonalDataFound):
            self.found = refusal.findings
