"""Searching everything that is public, with facets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

from lemniscaat.discovery import asking, clauses, concepts, index, shown, spelling
from lemniscaat.discovery.answers import FacetCount, SearchResult
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import read
from lemniscaat.discovery.engine import Hit, Order, Query, Reader, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.shown import Words
from lemniscaat.discovery.standing import gone
from lemniscaat.kernel.documents import facets

MOST_A_PAGE = 100
DEEPEST = 10_000
"""Hits one can leaf through; whoever needs all of them takes the export."""

Filters = Mapping[str, Sequence[str]]
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Cut:
    """Which of the hits: a page of so many, in this order."""

    page: int
    size: int
    order: Order


@dataclass(frozen=True, slots=True)
class _Sought:
    """What the index gave: the question as it was searched, what was put right in it, hits and counts."""

    asked: Question
    corrections: Mapping[str, str]
    hits: Sequence[Hit]
    total: int
    counts: Counts
    worth: Sequence[float]


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
    chosen = {name: list(codes) for name, codes in (filters or {}).items() if codes}
    asked = concepts.widen(asking.search_line(text))
    everything = not text.strip()
    by_date: Order = "newest" if everything and order == "relevance" else order
    cut = Cut(max(page, 1), min(max(per_page, 1), MOST_A_PAGE), by_date)
    try:
        sought = index.ask(lambda edition: _sought(edition, asked, chosen, cut, everything=everything))
    except Unfit:
        return SearchResult(text, _ms(began), 0, [], {}, ready=False)
    lens = Lens(sought.asked, sought.worth)
    words = shown.words()
    cards = [read(hit.card) for hit in sought.hits]
    hits = shown.hits([lens.look(card) for card in cards], words, gone(cards))
    return SearchResult(
        query=text,
        took_ms=_ms(began),
        total=sought.total,
        hits=hits,
        facets=_facets(sought.counts, chosen, words),
        did_you_mean=spelling.rewritten(text, sought.corrections) if sought.corrections else None,
        page=cut.page,
        pages=-(-min(sought.total, DEEPEST) // cut.size) or 1,
        understood=bool(asked) or everything,
    )


def _sought(edition: Edition, asked: Question, chosen: Filters, cut: Cut, *, everything: bool) -> _Sought:
    reader = edition.reader
    corrections = spelling.meant(asked, reader)
    if corrections:
        asked = concepts.widen(spelling.repaired(asked, corrections))
    query = clauses.query(asked, filters=chosen)
    query = replace(query, everything=everything or query.everything)
    offset = (cut.page - 1) * cut.size
    limit = cut.size if offset < DEEPEST else 0
    hits = reader.find(query, limit=limit, offset=min(offset, DEEPEST), order=cut.order)
    total, counts = _counts(reader, query)
    return _Sought(asked, corrections, hits, total, counts, weights(asked, edition.frequencies))


def _counts(reader: Reader, query: Query) -> tuple[int, Counts]:
    """How many are found, and codes with their numbers by facet. A facet that is filtered by is counted
    without its own filter, so that its other values show what choosing them too would bring."""
    counts = _by_facet(reader.count(query))
    total = sum(counts.get("kind", {}).values())  # every document is of one kind
    for name in query.filters:
        others = {other: codes for other, codes in query.filters.items() if other != name}
        counts[name] = _by_facet(reader.count(replace(query, filters=others))).get(name, {})
    return total, counts


def _by_facet(found: Mapping[str, int]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for value, count in found.items():
        name, _, code = value.partition("=")
        counts.setdefault(name, {})[code] = count
    return counts


def _facets(counts: Counts, chosen: Filters, words: Words) -> dict[str, Sequence[FacetCount]]:
    """The facets people know, in their order; values most frequent first, chosen ones always."""
    result: dict[str, Sequence[FacetCount]] = {}
    for name in dict.fromkeys(["kind", *facets]):
        found = {**dict.fromkeys(chosen.get(name, ()), 0), **counts.get(name, {})}
        labels = words.of(name, found)
        result[name] = [
            FacetCount(code, str(labels.get(code, code)), count, code in chosen.get(name, ()))
            for code, count in sorted(found.items(), key=lambda one: (-one[1], one[0]))
        ]
    return result


def _ms(began: float) -> float:
    return round((perf_counter() - began) * 1000, 2)
