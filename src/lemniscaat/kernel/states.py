"""States are data (house rule 8): one enum, one table of transitions, one diagram from it."""

from collections.abc import Mapping
from typing import Generic, TypeVar, cast

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Conflict

State = TypeVar("State", bound=TextChoices)


class StateTable(Generic[State]):
    """Which state may follow which. A state without successors is an end."""

    def __init__(self, name: str, table: Mapping[State, frozenset[State]]) -> None:
        self.name = name
        self.table = table

    def allows(self, old: State | str, new: State | str) -> bool:
        """Whether `new` may follow `old`."""
        return new in self.table.get(cast("State", old), frozenset())

    def check(self, old: State | str, new: State) -> None:
        """Raise `Conflict` with both states in words when `new` may not follow `old`."""
        if not self.allows(old, new):
            states = type(new)
            raise Conflict(
                _("This is now “%(old)s” and cannot become “%(new)s”. Look again at how it stands.")
                % {"old": states(old).label, "new": new.label}
            )

    def diagram(self) -> str:
        """The table as a Mermaid state diagram, for the documentation."""
        lines = [f"    {old.name} --> {new.name}" for old, news in self.table.items() for new in sorted(news)]
        return "\n".join(["stateDiagram-v2", *lines])
