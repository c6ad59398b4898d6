"""A shelf of knowledge as a page shows it: rows, filters with their numbers, and what was chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.circulation.api import issues
from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import FacetCount, Order
from lemniscaat.kernel.documents import facets as words
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.views.choosing import FACETS, NAMES, Chosen, all_periods, chosen, years
from lemniscaat.vocabulary.api import KindGroup, themes

A_PAGE = 20
AT_ONCE = 6
"""Values of a filter that show before one asks for more."""

ORDERS: Mapping[str, tuple[Order, str]] = {
    "": ("newest", gettext_lazy("Newest first")),
    "oudste": ("oldest", gettext_lazy("Oldest first")),
}

SHOWN = ("thema", "voor", "o", "trede", "bron", "werkplaats")


@dataclass(frozen=True, slots=True)
class Value:
    """One thing to choose, with how many one would get. `within` are the finer ones of a group."""

    name: str
    code: str
    label: str
    count: int
    chosen: bool
    within: Sequence["Value"] = ()

    @property
    def opens(self) -> bool:
        """Whether something finer is chosen."""
        return any(value.chosen for value in self.within)


@dataclass(frozen=True, slots=True)
class Filter:
    """`first` show at once, and all that are chosen; `more` behind a word."""

    label: str
    first: Sequence[Value]
    more: Sequence[Value] = ()


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the address of the list without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """`counted` is False while the index is being made: then there are rows and no numbers beside filters."""

    items: Sequence[Item]
    total: int
    page: Page
    filters: Sequence[Filter]
    chips: Sequence[Chip]
    orders: Sequence[tuple[str, str, bool]]
    order: str
    counted: bool
    kept: Sequence[str]
    """What is chosen and has no box of its own: kwesties."""

    @property
    def ends_early(self) -> bool:
        """Whether there are more than one can leaf through."""
        return self.counted and self.page.paginator.num_pages * A_PAGE < self.total


def shelf(asked: QueryDict, groups: Sequence[str] = ()) -> Shelf:
    """What stands in the address, of the kinds in these groups (or all). A fixed number of queries."""
    what = chosen(asked, groups)
    order = asked.get("volgorde", "")
    order = order if order in ORDERS else ""
    number = asked.get("page", "")
    at = int(number) if number.isdecimal() and len(number) < 7 else 1
    found = discovery.browse("item", filters=what.filters(), page=at, per_page=A_PAGE, order=ORDERS[order][0])
    if found.ready:
        page = Paginator(range(found.pages * A_PAGE), A_PAGE).get_page(at)
        by_uuid = {item.uuid: item for item in _with_themes(api.published_by_uuid(found.uuids))}
        items = [by_uuid[uuid] for uuid in found.uuids if uuid in by_uuid]
        total = found.total
    else:
        newest = _with_themes(api.published_items())
        newest = newest.order_by("published_at" if order else "-published_at", "-pk")
        page = Paginator(what.narrow(newest), A_PAGE).get_page(number)
        items, total = list(page), page.paginator.count
    filters = list(_filters(what, found.facets)) if found.ready else []
    return Shelf(
        items=items,
        total=total,
        page=page,
        filters=filters,
        chips=list(_chips(asked, what, filters)),
        orders=[(code, str(label), code == order) for code, (_order, label) in ORDERS.items()],
        order=order,
        counted=found.ready,
        kept=what.of("kwestie"),
    )


def _with_themes(rows: QuerySet[Item]) -> QuerySet[Item]:
    return rows.prefetch_related(Prefetch("themes", themes().only("slug", "pref_label")))


def _filters(what: Chosen, counts: Mapping[str, Sequence[FacetCount]]) -> Iterator[Filter]:
    if kinds := _kinds(what, counts.get("kind", ())):
        yield Filter(_("What it is"), kinds)
    for name in SHOWN:
        if values := [_value(name, count) for count in counts.get(FACETS[name], ())]:
            source = words.get(FACETS[name])
            if name == "trede":
                values.sort(key=lambda value: value.code, reverse=True)
            yield _folded(str(source.label()) if source else name, values)
    if periods := _periods(what, counts.get("year", ())):
        yield Filter(_("Made in"), periods)


def _value(name: str, count: FacetCount) -> Value:
    return Value(name, count.value, count.label, count.count, count.chosen)


def _folded(label: str, values: Sequence[Value]) -> Filter:
    at_once = {value.code for value in values[:AT_ONCE]} if len(values) > AT_ONCE + 1 else None
    first = [value for value in values if at_once is None or value.code in at_once or value.chosen]
    return Filter(label, first, [value for value in values if value not in first])


def _kinds(what: Chosen, counts: Sequence[FacetCount]) -> list[Value]:
    """Groups with their kinds. A list of one group shows its kinds at once."""
    number = {count.value: count.count for count in counts}
    shown = [kind for kind in what.all_kinds if number.get(kind.code) or kind.code in what.of("vorm")]
    place = {code: at for at, code in enumerate(KindGroup.values)}
    found = []
    for group, kinds in groupby(sorted(shown, key=lambda kind: place[kind.group]), lambda kind: kind.group):
        within = [
            Value("vorm", kind.code, kind.plural, number.get(kind.code, 0), kind.code in what.of("vorm"))
            for kind in kinds
        ]
        within.sort(key=lambda value: -value.count)
        total = sum(value.count for value in within)
        label = str(KindGroup(group).label).capitalize()
        found.append(Value("soort", group, label, total, group in what.of("soort"), within))
    return list(found[0].within) if what.limits_kinds and len(found) == 1 else found


def _periods(what: Chosen, counts: Sequence[FacetCount]) -> list[Value]:
    number = {int(count.value): count.count for count in counts if count.value.isdecimal()}
    found = []
    for code, label in all_periods():
        total = sum(number.get(year, 0) for year in years(code))
        is_chosen = code in what.of("periode")
        if total or is_chosen:
            found.append(Value("periode", code, label, total, is_chosen))
    return found


def _chips(asked: QueryDict, what: Chosen, filters: Sequence[Filter]) -> Iterator[Chip]:
    """Everything chosen, in words where there are any."""
    values = [value for each in filters for value in (*each.first, *each.more)]
    values += [finer for value in values for finer in value.within]
    label = {("soort", group.value): str(group.label).capitalize() for group in KindGroup}
    label |= {(value.name, value.code): value.label for value in values}
    if what.of("kwestie"):
        titles = issues().prefetch_related(None).filter(slug__in=what.of("kwestie"))
        label |= {("kwestie", slug): title for slug, title in titles.values_list("slug", "title")}
    if not filters and what.of("thema"):
        known = themes().filter(slug__in=what.of("thema"))
        label |= {("thema", slug): word for slug, word in known.values_list("slug", "pref_label")}
    for name in NAMES:
        for code in what.of(name):
            yield Chip(label.get((name, code), code), _without(asked, name, code))


def _without(asked: QueryDict, name: str, code: str) -> str:
    left = asked.copy()
    left.setlist(name, [one for one in left.getlist(name) if one != code])
    left.pop("page", None)
    return f"?{left.urlencode()}"
