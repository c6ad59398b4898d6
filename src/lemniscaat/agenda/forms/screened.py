"""A form with words that are screened for personal data, filled in from what stands there."""

from lemniscaat.agenda.api import Agenda, AgendaPart
from lemniscaat.agenda.queries.reading import as_read
from lemniscaat.ui import screened


class ScreenedForm(screened.ScreenedForm):
    """Brings along what was read (`read`), so that what somebody else wrote meanwhile is not written over
    unseen."""

    @property
    def read(self) -> str:
        """`as_read` of what the form was filled in from, as it was sent."""
        return str(self.data.get("read", "")) if self.is_bound else ""

    def brings(self, thing: Agenda | AgendaPart, *, again: bool) -> str:
        """What it brings along next time: what it was filled in from, and `again` from now, once it was said
        that this stands no more."""
        return self.read if self.read and not again else as_read(thing)
