"""Searching everything that is public, with facets."""

import os
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from time import perf_counter

from lemniscaat.discovery import asking, clauses, concepts, index, shown, spelling
from lemniscaat.discovery.answers import FacetCount, SearchResult
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import read
from lemniscaat.discovery.concepts import Moment
from lemniscaat.discovery.dutch import clean
from lemniscaat.discovery.engine import Clause, Counts, Hit, Order, Query, Reader, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, View
from lemniscaat.discovery.rarity import Weights, weights
from lemniscaat.discovery.shown import Words
from lemniscaat.discovery.standing import Standing
from lemniscaat.kernel.documents import facets
from lemniscaat.network import api as network

MOST_A_PAGE = 100
DEEPEST = 10_000
"""Hits one can leaf through; whoever needs all of them takes the export."""

MOST_CODES = 50
"""Codes of one facet that one can choose."""

AT_ONCE = 4
"""Searches of one process that are counted at a time."""

TOLD = 2
"""Figures that are told of a number that was reckoned: 310,000 and no 312,864."""

Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Cut:
    """Which of the hits: a page of so many, in this order."""

    page: int
    size: int
    order: Order


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How many are found, and how many by code for each facet."""

    total: int
    by_facet: Mapping[str, Mapping[str, int]]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Sought:
    """What the index gave: the question as it was searched, what was put right or doubted in it, hits and
    numbers."""

    asked: Question
    corrections: Mapping[str, str]
    hits: Sequence[Hit]
    numbers: _Numbers
    weights: Weights


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
    chosen = {
        name: [clean(code) for code in codes[:MOST_CODES]] for name, codes in (filters or {}).items() if codes
    }
    since = network.newest_events()
    asked = asking.search_line(text)
    everything = not text.strip()
    by_date: Order = "newest" if everything and order == "relevance" else order
    cut = Cut(max(page, 1), min(max(per_page, 1), MOST_A_PAGE), by_date)
    standing, lost = Standing(), frozenset[str]()
    try:
        sought = index.ask(
            lambda its: _sought(its, asked, since, chosen, cut, standing, lost, everything=everything)
        )
        if lost := standing.lost(read(hit.card) for hit in sought.hits):
            sought = index.ask(
                lambda its: _sought(its, asked, since, chosen, cut, standing, lost, everything=everything)
            )
    except Unfit:
        return SearchResult(text, _ms(began), 0, [], {}, ready=False)
    lens = Lens(sought.asked, sought.weights)
    words = shown.words(since)
    cards = [read(hit.card) for hit in sought.hits]
    hits = shown.hits([View(lens, card) for card in cards], words, standing.lost(cards))
    return SearchResult(
        query=text,
        took_ms=_ms(began),
        total=sought.numbers.total,
        exact=sought.numbers.exact,
        hits=hits,
        facets=facet_counts(sought.numbers.by_facet, chosen, words),
        did_you_mean=spelling.rewritten(text, sought.corrections) if sought.corrections else None,
        page=cut.page,
        pages=-(-min(sought.numbers.total, DEEPEST) // cut.size) or 1,
        understood=bool(asked) or everything,
    )


def _sought(
    edition: Edition,
    asked: Question,
    since: Moment,
    chosen: Filters,
    cut: Cut,
    standing: Standing,
    lost: Collection[str],
    *,
    everything: bool,
) -> _Sought:
    reader = edition.reader
    known = concepts.thesaurus(since)
    corrections = spelling.meant(asked, reader, known, standing)
    doubts = spelling.doubted(asked, reader, known, standing)
    asked = concepts.widen(spelling.repaired(asked, corrections), known)
    query = clauses.query(asked, filters=chosen)
    query = replace(query, everything=everything or query.everything)
    # A facet is counted without its own filter, so that what is lost must be known of all that is found.
    lost = standing.lost_among(reader, replace(query, filters={})).union(lost)
    query = replace(query, never=[*query.never, *([Clause("key", its)] for its in sorted(lost))])
    offset = (cut.page - 1) * cut.size
    limit = cut.size if offset < DEEPEST else 0
    # The engine lets go of Python's lock, so that it counts on one core and finds on another.
    counting = _beside(os.getpid()).submit(_numbers, reader, query)
    hits = reader.find(query, limit=limit, offset=min(offset, DEEPEST), order=cut.order)
    its = weights(asked, edition.frequencies)
    return _Sought(asked, {**doubts, **corrections}, hits, counting.result(), its)


@cache
def _beside(_process: int) -> ThreadPoolExecutor:
    """Threads do not come along when a process forks: each has its own."""
    return ThreadPoolExecutor(AT_ONCE, thread_name_prefix="counting")


def _numbers(reader: Reader, query: Query) -> _Numbers:
    """How many are found, and codes with their numbers by facet. A facet that is filtered by is counted
    without its own filter, so that its other values show what choosing them too would bring. What is chosen
    has its number from what is found: that is counted where the rest, of very many, is reckoned."""
    counted = reader.count(query)
    found, exact = _by_facet(counted), counted.exact
    by_facet = dict(found)
    total = sum(by_facet.get("kind", {}).values())  # every document is of one kind
    for name in query.filters:
        others = {other: codes for other, codes in query.filters.items() if other != name}
        wider = reader.count(replace(query, filters=others))
        chosen = {code: number for code, number in found.get(name, {}).items() if code in query.filters[name]}
        by_facet[name] = {**_by_facet(wider).get(name, {}), **chosen}
        exact = exact and wider.exact
    return _Numbers(total if counted.exact else _told(total), by_facet, exact)


def _by_facet(counted: Counts) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for value, count in counted.codes.items():
        name, _, code = value.partition("=")
        counts.setdefault(name, {})[code] = count if counted.exact else _told(count)
    return counts


def _told(reckoned: int) -> int:
    return round(reckoned, TOLD - len(str(reckoned)))


def facet_counts(
    counts: Mapping[str, Mapping[str, int]], chosen: Filters, words: Words
) -> dict[str, Sequence[FacetCount]]:
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
