"""Searching everything that is public, with facets."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from time import perf_counter

from lemniscaat.discovery import asking, index, shown
from lemniscaat.discovery.answers import FacetCount, SearchResult
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import read
from lemniscaat.discovery.engine import Found, Order, Query, Reader, Unfit
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.reasons import Lens
from lemniscaat.kernel.documents import facets

MOST_A_PAGE = 100
DEEPEST = 10_000
"""Hits one can leaf through; whoever needs all of them takes the export."""

Filters = Mapping[str, Sequence[str]]


def search(
    text: str,
    *,
    filters: Filters | None = None,
    page: int = 1,
    per_page: int = 20,
    order: Order = "relevance",
) -> SearchResult:
    """Search for `text`; without any text, everything there is, newest first.

    `filters` are codes by facet name: any of the codes of one facet, and all facets. A page beyond
    the last is empty. Never raises for what somebody typed.
    """
    began = perf_counter()
    per_page = min(max(per_page, 1), MOST_A_PAGE)
    page = max(page, 1)
    filters = {name: list(codes) for name, codes in (filters or {}).items() if codes}
    asked = asking.search_line(text)
    query = asking.query(asked, filters=filters)
    if not text.strip():
        query = replace(query, everything=True)
        order = "newest" if order == "relevance" else order
    try:
        found, counts, rarity = index.ask(
            lambda reader: _found(reader, asked, query, (page, per_page, order))
        )
    except Unfit:
        return SearchResult(text, _ms(began), 0, [], {}, ready=False)
    lens = Lens(asked, rarity)
    return SearchResult(
        query=text,
        took_ms=_ms(began),
        total=found.total,
        hits=shown.hits([lens.look(read(hit.card)) for hit in found.hits]),
        facets=_facets(counts, filters),
        page=page,
        pages=-(-min(found.total, DEEPEST) // per_page) or 1,
        understood=bool(asked) or query.everything,
    )


def _found(
    reader: Reader, asked: Question, query: Query, cut: tuple[int, int, Order]
) -> tuple[Found, Mapping[str, Mapping[str, int]], Sequence[float]]:
    page, per_page, order = cut
    offset = (page - 1) * per_page
    limit = per_page if offset < DEEPEST else 0
    found = reader.find(query, limit=limit, offset=min(offset, DEEPEST), order=order)
    return found, _counts(reader, query), weights(asked, reader)


def _counts(reader: Reader, query: Query) -> Mapping[str, Mapping[str, int]]:
    """Codes with their numbers by facet. A facet is counted without its own filter, so that its other
    values show what choosing them too would bring."""
    counts: dict[str, dict[str, int]] = {}
    for name in (None, *query.filters):
        others = {other: codes for other, codes in query.filters.items() if other != name}
        for value, count in reader.count(replace(query, filters=others)).items():
            facet, _, code = value.partition("=")
            if facet == name or (name is None and facet not in query.filters):
                counts.setdefault(facet, {})[code] = count
    return counts


def _facets(counts: Mapping[str, Mapping[str, int]], filters: Filters) -> dict[str, Sequence[FacetCount]]:
    """The facets people know, in their order; values most frequent first, chosen ones always."""
    result: dict[str, Sequence[FacetCount]] = {}
    for name in dict.fromkeys(["kind", *facets]):
        chosen = filters.get(name, ())
        found = {**dict.fromkeys(chosen, 0), **counts.get(name, {})}
        labels = shown.words(name, found)
        result[name] = [
            FacetCount(code, str(labels.get(code, code)), count, code in chosen)
            for code, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        ]
    return result


def _ms(began: float) -> float:
    return round((perf_counter() - began) * 1000, 2)
