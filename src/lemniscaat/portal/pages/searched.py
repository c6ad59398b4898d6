"""What people look for and do not find, for a desk: gaps by theme, words, and where they click."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.discovery import api as discovery
from lemniscaat.discovery.api import Clicks, KnowledgeGap, Term
from lemniscaat.kernel.documents import facets
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor
from lemniscaat.portal import typed
from lemniscaat.portal.pages.search import Search
from lemniscaat.vocabulary import api as vocabulary

NO_THEME = "zonder-thema"
"""In the address of a gap that no theme has a word for."""

MOST_DOTS = 24
MOST_WORDS = 6
MOST_REGIONS = 4
MOST_TERMS = 50


@dataclass(frozen=True, slots=True)
class GapRow:
    """A gap in words. `ask` leads to the form with theme and words filled in; "" while there is neither."""

    code: str
    label: str
    searches: int
    dots: int
    trend: str
    regions: str
    words: Sequence[str]
    ask: str


@dataclass(frozen=True, slots=True)
class Searched:
    """`share` is how many of a hundred clicks go to the first three; None without any."""

    gaps: Sequence[GapRow]
    terms: Sequence[Term]
    more_terms: int
    clicks: Clicks
    share: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One day in one region, with its numbers."""

    day: dt.date
    region: str
    searches: int
    found_nothing: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a figure was made of."""

    title: str
    searches: int
    found_nothing: int
    rows: Sequence[Row]


def noted(search: Search, asked: QueryDict, actor: Actor) -> None:
    """Have a search counted: the first page of it, as it was typed. Who leafs through or narrows what she
    found looks for the same still; only a werkplaats may be chosen, for it says where she looks. Nor is it
    counted when she found something closed: that word would be told to others."""
    chosen = {
        name: codes for name in ("kind", *facets) if (codes := [code for code in asked.getlist(name) if code])
    }
    places = chosen.pop("werkplaats", [])
    if not search.result.ready or search.too_long or not search.query or search.closed:
        return
    if chosen or len(places) > 1 or asked.get("page", "1") != "1" or "order" in asked:
        return
    discovery.note_search(
        search.query,
        found=search.result.total > 0,
        werkplaats=_region(typed.line(places[0]) if places else "", actor),
    )


def searched(werkplaats: str | None) -> Searched:
    """The page for one werkplaats (a slug), or (None) for the whole network."""
    labels = dict(vocabulary.themes().values_list("slug", "pref_label"))
    names = _names()
    gaps = [_gap(gap, labels, names, werkplaats) for gap in discovery.knowledge_gaps(werkplaats)]
    terms = discovery.terms(werkplaats)
    clicks = discovery.clicks()
    return Searched(
        gaps=gaps,
        terms=terms[:MOST_TERMS],
        more_terms=max(len(terms) - MOST_TERMS, 0),
        clicks=clicks,
        share=round(100 * clicks.best / clicks.total) if clicks.total else None,
    )


def rows_of_theme(code: str, werkplaats: str | None) -> Rows | None:
    """The days of a gap; None when there is no such gap."""
    theme = "" if code == NO_THEME else code
    label = vocabulary.themes().filter(slug=theme).values_list("pref_label", flat=True).first()
    return _rows(label or _label(theme, {}), discovery.days_of_theme(theme, werkplaats))


def rows_of_term(term: str, werkplaats: str | None) -> Rows | None:
    """The days of a word; None when it is not shown."""
    return _rows(term, discovery.days_of_term(term, werkplaats))


def clicks_by_rank() -> Sequence[tuple[int, int]]:
    """Place in the list → how often it was opened."""
    return discovery.clicks_by_rank()


def _region(slug: str, actor: Actor) -> str:
    """The werkplaats she looks in, else the one she works for if it is one; "" is the whole country."""
    if slug:
        return slug if network.werkplaatsen().filter(slug=slug).exists() else ""
    hers = [grant.werkplaats_id for grant in actor.grants]
    if len(hers) != 1 or hers[0] is None:
        return ""
    return network.werkplaatsen().filter(pk=hers[0]).values_list("slug", flat=True).first() or ""


def _names() -> dict[str, str]:
    return {"": _("without a region"), **dict(network.werkplaatsen().values_list("slug", "short_name"))}


def _label(theme: str, labels: dict[str, str]) -> str:
    return labels.get(theme, theme) if theme else _("Something without a theme")


def _gap(gap: KnowledgeGap, labels: dict[str, str], names: dict[str, str], werkplaats: str | None) -> GapRow:
    words = gap.words[:MOST_WORDS]
    regions = [f"{names.get(slug, slug)} {n}" for slug, n in gap.regions.items()]
    return GapRow(
        code=gap.theme or NO_THEME,
        label=_label(gap.theme, labels),
        searches=gap.searches,
        dots=min(gap.searches, MOST_DOTS),
        trend=_trend(gap),
        regions=", ".join(regions[:MOST_REGIONS]) if werkplaats is None else "",
        words=words,
        ask=_ask(labels.get(gap.theme, ""), words, werkplaats),
    )


def _trend(gap: KnowledgeGap) -> str:
    if not gap.lately:
        return _("Not any more in the last thirty days.")
    lately = ngettext("%(n)s time in the last thirty days", "%(n)s times in the last thirty days", gap.lately)
    if not gap.before:
        than = _("not before that")
    elif gap.lately > gap.before:
        than = _("more than in the thirty days before")
    elif gap.lately < gap.before:
        than = _("less than in the thirty days before")
    else:
        than = _("as often as in the thirty days before")
    return f"{lately % {'n': gap.lately}}, {than}."


def _ask(theme: str, words: Sequence[str], werkplaats: str | None) -> str:
    """Where one types in a question, with the gap as its words."""
    if not theme and not words:
        return ""
    about = theme[:1].lower() + theme[1:] if theme else ", ".join(words)
    text = _("What is known about %(about)s?") % {"about": about}
    added = [word for word in words if theme and word not in about]
    if added:
        text += " " + _("People looked for: %(words)s.") % {"words": ", ".join(added)}
    asked = {"werkplaats": werkplaats} if werkplaats else {}
    return f"{reverse('portal:ask')}?{urlencode({**asked, 'tekst': text})}"


def _rows(title: str, days: Sequence[discovery.Day]) -> Rows | None:
    if not days:
        return None
    names = _names()
    return Rows(
        title=title,
        searches=sum(day.searches for day in days),
        found_nothing=sum(day.found_nothing for day in days),
        rows=[
            Row(day.day, names.get(day.werkplaats, day.werkplaats), day.searches, day.found_nothing)
            for day in days
        ],
    )
