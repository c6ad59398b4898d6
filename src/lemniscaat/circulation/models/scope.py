"""Of which part of the network a figure or a list tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Union

from django.db.models import Q

from lemniscaat.circulation.models.issue import Issue
from lemniscaat.network.api import Werkplaats
from lemniscaat.vocabulary.api import Theme


@dataclass(frozen=True, slots=True)
class Scope:
    """All of it, unless something is named. What is about an issue is about the themes of that issue."""

    issue: Issue | None = None
    werkplaats: Werkplaats | None = None
    theme: Theme | None = None
    year: int | None = None

    @classmethod
    def of(cls, part: "Part") -> "Scope":
        """A part by the one thing that names it, or as it is."""
        if isinstance(part, Scope):
            return part
        return cls(issue=part) if isinstance(part, Issue) else cls(werkplaats=part)

    def rows(self, moment: str = "") -> Q:
        """Those of steps, journeys and handovers; `moment` is the field by which they fall in a year."""
        own: dict[str, Any] = {
            "issue": self.issue,
            "werkplaats": self.werkplaats,
            "issue__themes": self.theme,
        }
        own |= {f"{moment}__year": self.year} if moment else {}
        return Q(**{name: value for name, value in own.items() if value is not None})

    def figures(self) -> Q:
        """Those that are kept, for all years: for a theme those of each of its issues, to be added up."""
        own = Q(werkplaats=self.werkplaats)
        if self.theme is None:
            return own & Q(issue=self.issue)
        return own & self.of_theme()

    def of_theme(self) -> Q:
        """Those of each issue of the theme, or of the one that is named beside it."""
        return Q(issue__themes=self.theme) & (Q(issue=self.issue) if self.issue else Q())


Part = Union[Scope, Issue, Werkplaats, None]  # noqa: UP007  a name in quotes knows no bar


def kept_for(issue: int | None, werkplaats: int | None) -> Iterable[tuple[int | None, int | None]]:
    """Issue and werkplaats of every figure in which something of these two counts: the network's, each one's
    and that of the two together."""
    return {(None, None), (issue, None), (None, werkplaats), (issue, werkplaats)}
