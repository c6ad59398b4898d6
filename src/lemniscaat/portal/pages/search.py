"""What the search page is made of: hits, filters with counts, the passage that answers, the pages; and
beside them what only she may see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, repeat

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import FacetCount, Hit, Order, SearchResult
from lemniscaat.kernel.documents import facets
from lemniscaat.network.api import Actor
from lemniscaat.portal import typed

A_PAGE = 20
LONGEST = 500
"""Signs of a search; who has more to say has a question."""

SHOWN = ("kind", "source", "werkplaats", "theme", "audience", "four_o", "rung", "year", "licence")
"""The facets one can choose from, in the order of the page."""

IN_ORDER = {"year"}
"""Facets whose values have an order of their own, the last first; of others the most used comes first."""

AT_ONCE = 6
"""Values of a facet that show before one asks for more."""

CLEAR, AHEAD, BY_ITSELF = 0.6, 0.1, 0.4
"""A passage answers when its document covers so much of what was asked, and so much more than the next;
and the passage, without the title, so much."""

REASONS, TERMS = 2, 3

BEST: Order = "relevance"
ORDERS: Mapping[Order, str] = {
    "relevance": gettext_lazy("Fits best"),
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
}

TONES = {"question": "vraag", "issue": "kwestie"}


@dataclass(frozen=True, slots=True)
class Facet:
    """`first` show at once, and all that are chosen; `more` behind a word."""

    name: str
    label: str
    first: Sequence[FacetCount]
    more: Sequence[FacetCount]


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with the tone of its kind, and its place in the whole list: 1 is the best, 0 is none."""

    hit: Hit
    tone: str
    rank: int

    @property
    def why(self) -> list[tuple[str, list[str]]]:
        """The best reasons with some of their words: a sentence, no list."""
        return [
            (reason.label[:1].lower() + reason.label[1:], _some(reason.terms))
            for reason in self.hit.why[:REASONS]
        ]


@dataclass(frozen=True, slots=True)
class Ordering:
    """An order one can choose; without one in the address the best comes first."""

    code: Order | None
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Closed:
    """What is not for everyone in one werkplaats ("" for the national desk)."""

    werkplaats: str
    found: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Search:
    """`too_long`: nothing was looked for. `kept` are filters without a box of their own."""

    query: str
    result: SearchResult
    closed: Sequence[Closed]
    found: Sequence[Found]
    facets: Sequence[Facet]
    answer: Hit | None
    page: Page
    kept: Sequence[tuple[str, str]]
    filtered: bool
    too_long: bool
    orders: Sequence[Ordering]


def search(actor: Actor, asked: QueryDict) -> Search:
    """Look for what stands in the address: `q`, `page`, and codes by facet name."""
    query = typed.line(asked.get("q", "")[: LONGEST + 1])
    too_long = len(query) > LONGEST
    filters = {name: _codes(asked, name) for name in dict.fromkeys(["kind", *facets]) if name in asked}
    order = next((one for one in ORDERS if one == asked.get("order")), BEST)
    result = _look("" if too_long else query, filters, asked.get("page", ""), order)
    pages = Paginator(range(min(result.total, A_PAGE * result.pages)), A_PAGE)
    return Search(
        query=query,
        result=result,
        closed=[] if too_long or result.page > 1 else _closed(actor, query, filters),
        found=_found(result.hits, count((result.page - 1) * A_PAGE + 1)),
        facets=[_facet(name, result.facets[name]) for name in SHOWN if result.facets.get(name)],
        answer=_answer(query, result),
        page=pages.get_page(result.page),
        kept=_kept(filters, order),
        filtered=any(filters.values()),
        too_long=too_long,
        orders=[
            Ordering(code if code != BEST else None, label, code == order) for code, label in ORDERS.items()
        ],
    )


def _kept(filters: Mapping[str, Sequence[str]], order: Order) -> list[tuple[str, str]]:
    codes = [(name, code) for name, codes in filters.items() if name not in SHOWN for code in codes]
    return codes if order == BEST else [*codes, ("order", order)]


def _closed(actor: Actor, query: str, filters: Mapping[str, Sequence[str]]) -> list[Closed]:
    found = discovery.search_closed(actor, query, filters=filters)
    return [Closed(str(one.werkplaats or ""), _found(one.hits, repeat(0))) for one in found]


def _found(hits: Sequence[Hit], ranks: Iterable[int]) -> list[Found]:
    return [Found(hit, TONES.get(hit.kind, "plain"), rank) for hit, rank in zip(hits, ranks, strict=False)]


def _some(terms: Sequence[str]) -> list[str]:
    """Each word once, whatever its capitals."""
    return list({term.lower(): term for term in reversed(terms)}.values())[::-1][:TERMS]


def _codes(asked: QueryDict, name: str) -> list[str]:
    return [typed.line(code[:120]) for code in asked.getlist(name)[:20] if code]


def _look(query: str, filters: Mapping[str, Sequence[str]], page: str, order: Order) -> SearchResult:
    """The page asked for; where there is none, the one nearest to it."""
    number = int(page) if page.isdecimal() and len(page) < 9 else 1
    result = discovery.search(query, filters=filters, page=number, per_page=A_PAGE, order=order)
    if number <= result.pages:
        return result
    return discovery.search(query, filters=filters, page=result.pages, per_page=A_PAGE, order=order)


def _facet(name: str, counts: Sequence[FacetCount]) -> Facet:
    words = facets.get(name)
    if name in IN_ORDER:
        counts = sorted(counts, key=lambda count: count.value, reverse=True)
    at_once = {count.value for count in counts[:AT_ONCE]}
    return Facet(
        name=name,
        label=words.label() if words else name,
        first=[count for count in counts if count.value in at_once or count.chosen],
        more=[count for count in counts if count.value not in at_once and not count.chosen],
    )


def _answer(query: str, result: SearchResult) -> Hit | None:
    """The best hit, when it is clearly the best and has a passage to show."""
    if not query or result.page > 1 or not result.hits:
        return None
    best, *others = result.hits
    ahead = best.score - others[0].score if others else 1
    says = best.passage is not None and best.passage.covers >= BY_ITSELF
    return best if says and best.score >= CLEAR and ahead >= AHEAD else None
