"""What would become of each row, told before anything is done."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lemniscaat.knowledge.importing.known import known
from lemniscaat.knowledge.importing.looking import Looked, look_through
from lemniscaat.knowledge.importing.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Reported:
    """A row and what is to be said of it: its problems and what may be personal, or what it joins; nothing
    when it becomes an item."""

    row: Looked
    joins: str = ""

    @property
    def said(self) -> list[str]:
        """In sentences."""
        if not self.row.is_right:
            personal = ", ".join(f"“{each.text}” ({each.kind.label})" for each in self.row.findings)
            told = [_("This may be personal data: %(found)s.") % {"found": personal}] if personal else []
            return [*self.row.problems, *told]
        return [_("This is there already: %(what)s.") % {"what": self.joins}] if self.joins else []


def report(sheet: Sheet, werkplaats_id: int | None, kept: Collection[str] | None = ()) -> Iterator[Reported]:
    """Row by row. Six queries, however many rows. `kept` as in `look_through`."""
    there = known(werkplaats_id)
    for row in look_through(sheet, werkplaats_id, kept):
        found = there.match(row) if row.is_right else None
        if row.is_right and not found:
            there.note(row, None, _("row %(n)s") % {"n": row.number})
        yield Reported(row, found[1] if found else "")
