"""Leafing through all public things of one kind, by facet and by date.

Nothing is looked for here, so nothing is reckoned either: a shelf says exactly how much stands on it,
however much that is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from lemniscaat.discovery import index, shown
from lemniscaat.discovery.answers import FacetCount
from lemniscaat.discovery.cards import read
from lemniscaat.discovery.dutch import clean
from lemniscaat.discovery.engine import Clause, Order, Query, Reader, Unfit
from lemniscaat.discovery.search import DEEPEST, Filters, facet_counts
from lemniscaat.discovery.standing import Standing
from lemniscaat.network import api as network

THING = "thing"
"""The facet that says what something is apart from its kind: an item may be of the kind “dossier”."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of it. Without `ready` there is no index at this moment. `facets` are those people know,
    each with the values that something here carries, and those chosen; a facet that is chosen from is
    counted without its own choice. `pages` are as many as one can leaf through."""

    total: int
    uuids: Sequence[UUID]
    facets: Mapping[str, Sequence[FacetCount]]
    pages: int = 1
    ready: bool = True


def browse(
    kind: str, *, filters: Filters | None = None, page: int = 1, per_page: int = 20, order: Order = "newest"
) -> Shelf:
    """The public things of one kind that carry, of each facet in `filters`, one of its codes. A page beyond
    the last is the last."""
    chosen = {name: [clean(code) for code in codes] for name, codes in (filters or {}).items()}
    query = Query(everything=True, filters={THING: [kind], **chosen})
    since, standing = network.newest_events(), Standing()
    try:
        total, counts, pages, uuids = index.ask(
            lambda its: _looked(
                its.reader, _without_lost(its.reader, query, standing), kind, page, per_page, order
            )
        )
    except Unfit:
        return Shelf(0, (), {}, ready=False)
    return Shelf(total, uuids, facet_counts(counts, chosen, shown.words(since)), pages)


def carried(facet: str) -> Mapping[str, int]:
    """How many public things carry each code of a facet; nothing while there is no index."""
    try:
        return index.ask(lambda its: _by_facet(its.reader, Query(everything=True)).get(facet, {}))
    except Unfit:
        return {}


def _looked(
    reader: Reader, query: Query, kind: str, page: int, per_page: int, order: Order
) -> tuple[int, Mapping[str, Mapping[str, int]], int, list[UUID]]:
    counts = _by_facet(reader, query)
    total = counts[THING].get(kind, 0) if THING in counts else 0
    for name in query.filters.keys() - {THING}:
        others = {other: codes for other, codes in query.filters.items() if other != name}
        counts[name] = _by_facet(reader, replace(query, filters=others)).get(name, {})
    pages = -(-min(total, DEEPEST) // per_page) or 1
    offset = (min(max(page, 1), pages) - 1) * per_page
    hits = reader.find(query, limit=per_page, offset=offset, order=order)
    return total, counts, pages, [read(hit.card).id for hit in hits]


def _without_lost(reader: Reader, query: Query, standing: Standing) -> Query:
    # A facet is counted without its own filter: what is lost must be known of all things of this kind.
    lost = standing.lost_among(reader, replace(query, filters={THING: query.filters[THING]}))
    return replace(query, never=[[Clause("key", its)] for its in sorted(lost)])


def _by_facet(reader: Reader, query: Query) -> dict[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for value, number in reader.count(query, whole=True).codes.items():
        name, _, code = value.partition("=")
        found.setdefault(name, {})[code] = number
    return dict(found)
