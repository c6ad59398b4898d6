"""What somebody chose from the shelves of knowledge: as it stands in the address, as facet codes, and as a
narrowing of rows. A kind stands in its group, a year in its period."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock
from lemniscaat.knowledge.api import Item
from lemniscaat.network.api import periods
from lemniscaat.vocabulary.api import Kind, kinds

FACETS = {
    "thema": "theme",
    "voor": "audience",
    "o": "four_o",
    "trede": "rung",
    "bron": "source",
    "werkplaats": "werkplaats",
    "kwestie": "issue",
}
"""Names in the address, and the facets they choose from."""

NAMES = ("soort", "vorm", *FACETS, "periode")
MOST_CHOSEN, LONGEST = 30, 120
EARLIEST, YEARS_AHEAD = 1900, 20

LOOKUPS = {
    "thema": "themes__slug",
    "voor": "audiences__code",
    "o": "four_os__code",
    "trede": "rung",
    "werkplaats": "werkplaats__slug",
    "kwestie": "issues__slug",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The codes chosen, by name. `all_kinds` are those of the vocabulary that can stand here at all."""

    codes: Mapping[str, Sequence[str]]
    all_kinds: Sequence[Kind]
    limits_kinds: bool = False
    """Whether this list has only these kinds to begin with."""

    def __bool__(self) -> bool:
        return any(self.codes.values())

    def of(self, name: str) -> Sequence[str]:
        """What is chosen of one filter."""
        return self.codes.get(name, ())

    def kinds(self) -> list[str]:
        """The kinds chosen: a group that is chosen counts whole, unless kinds of it are chosen too."""
        groups, forms = self.of("soort"), self.of("vorm")
        narrowed = {kind.group for kind in self.all_kinds if kind.code in forms}
        return [
            kind.code
            for kind in self.all_kinds
            if kind.code in forms or (kind.group in groups and kind.group not in narrowed)
        ]

    def filters(self) -> dict[str, Sequence[str]]:
        """As codes by facet, for the index. What nobody knows finds nothing."""
        found = {facet: self.of(name) for name, facet in FACETS.items() if self.of(name)}
        if self.of("soort") or self.of("vorm"):
            found["kind"] = self.kinds() or ["-"]
        elif self.limits_kinds:
            found["kind"] = [kind.code for kind in self.all_kinds]
        if self.of("periode"):
            found["year"] = [str(year) for code in self.of("periode") for year in years(code)] or ["-"]
        return found

    def narrow(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """The same asked of the database, which answers slower and always."""
        filters = self.filters()
        for name, lookup in LOOKUPS.items():
            if codes := self.of(name):
                fit = [code for code in codes if name != "trede" or code.isdecimal()]
                items = items.filter(**{f"{lookup}__in": fit})
        if "kind" in filters:
            items = items.filter(kind__code__in=filters["kind"])
        if "year" in filters:
            items = items.filter(year__in=[year for year in filters["year"] if year.isdecimal()])
        if sources := self.of("bron"):
            # A short list of codes kept as JSON; SQLite cannot look inside otherwise.
            asked = [Q(source_kinds__icontains=f'"{code}"') for code in sources]
            items = items.filter(reduce(or_, asked))
        return items.distinct()


def chosen(asked: QueryDict, groups: Iterable[str] = ()) -> Chosen:
    """What stands in the address, in a list that holds only kinds of these groups (or all)."""
    only = set(groups)
    codes = {name: [_clean(code) for code in asked.getlist(name)[:MOST_CHOSEN] if code] for name in NAMES}
    found = [kind for kind in kinds() if not only or kind.group in only]
    return Chosen(codes, found, limits_kinds=bool(only))


def _clean(code: str) -> str:
    return "".join(sign for sign in code[:LONGEST] if sign.isprintable())


def years(code: str) -> range:
    """The years of a period: `2016-2018`, `2019`, all up to (`-2015`) or from (`2027-`)."""
    first, dash, last = code.partition("-")
    if not all(part.isdecimal() and len(part) == 4 for part in (first, last) if part) or code in {"", "-"}:
        return range(0)
    begin = int(first) if first else EARLIEST
    end = int(last or first) if last or not dash else clock.today().year + YEARS_AHEAD
    return range(begin, min(end, begin + 200) + 1)


def all_periods() -> list[tuple[str, str]]:
    """Code and name of each subsidy period and of what lies before, between and after, newest first: every
    year is in one."""
    found: list[tuple[str, str]] = []
    after = 0
    for period in sorted(periods(), key=lambda period: period.start_year):
        first, last = period.start_year, period.end_year
        if not found:
            found.append((f"-{first - 1}", _("before %(year)s") % {"year": first}))
        elif after < first:
            gap = str(after) if after == first - 1 else f"{after}-{first - 1}"
            found.append((gap, gap.replace("-", "–")))
        found.append((f"{first}-{last}", str(period)))
        after = last + 1
    if found:
        found.append((f"{after}-", _("from %(year)s") % {"year": after}))
    return found[::-1]
