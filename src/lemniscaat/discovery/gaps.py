"""What people look for and do not find: reads of the search log.

Every read is of one region (`werkplaats`, a slug) or, with None, of all regions and those who named none.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Sum

from lemniscaat.discovery.models import ClickedRank, Gap, TermCount
from lemniscaat.kernel import clock

FEWEST_DAYS = 3
"""A word is shown once it was looked for on so many different days: what one person types on one afternoon
never shows."""

LATELY = dt.timedelta(days=30)
BEST = 3


@dataclass(frozen=True, slots=True)
class KnowledgeGap:
    """A theme (a slug; "" for none) of which searches found nothing: how many in all that is kept, in the
    last thirty days and in the thirty before; in how many by region; and the words, most often first."""

    theme: str
    searches: int
    lately: int
    before: int
    regions: Mapping[str, int]
    words: Sequence[str]


@dataclass(frozen=True, slots=True)
class Term:
    """A word with in how many searches it stood, on how many days, and how many found nothing."""

    term: str
    days: int
    searches: int
    found_nothing: int


@dataclass(frozen=True, slots=True)
class Day:
    """One row of the log, as all figures are made of: a day, a region, how often, how often for nothing."""

    day: dt.date
    werkplaats: str
    searches: int
    found_nothing: int


@dataclass(frozen=True, slots=True)
class Clicks:
    """How often a result was opened, and how often that was one of the first three."""

    total: int
    best: int


def knowledge_gaps(werkplaats: str | None) -> list[KnowledgeGap]:
    """By theme, what most searches found nothing of first; three queries."""
    rows = list(_in(Gap.objects.all(), werkplaats).values_list("day", "werkplaats", "theme", "searches"))
    words = _words(werkplaats)
    by_theme: dict[str, list[tuple[dt.date, str, int]]] = {}
    for day, region, theme, searches in rows:
        by_theme.setdefault(theme, []).append((day, region, searches))
    found = [_gap(theme, days, words.get(theme, [])) for theme, days in by_theme.items()]
    return sorted(found, key=lambda gap: (-gap.searches, gap.theme))


def terms(werkplaats: str | None) -> list[Term]:
    """The words looked for on `FEWEST_DAYS` days or more, those that found nothing first."""
    rows = _in(TermCount.objects.all(), werkplaats).values("term")
    counted = rows.annotate(days=Count("day", distinct=True), n=Sum("searches"), nothing=Sum("found_nothing"))
    shown = counted.filter(days__gte=FEWEST_DAYS).order_by("-nothing", "-n", "term")
    return [Term(row["term"], row["days"], row["n"], row["nothing"]) for row in shown]


def days_of_theme(theme: str, werkplaats: str | None) -> list[Day]:
    """The rows behind a gap, newest first."""
    rows = _in(Gap.objects.filter(theme=theme), werkplaats).order_by("-day", "werkplaats")
    return [Day(row.day, row.werkplaats, row.searches, row.searches) for row in rows]


def days_of_term(term: str, werkplaats: str | None) -> list[Day]:
    """The rows behind a word, newest first; none for a word that is not shown."""
    rows = _in(TermCount.objects.filter(term=term), werkplaats).values("day", "werkplaats")
    counted = rows.annotate(n=Sum("searches"), nothing=Sum("found_nothing")).order_by("-day", "werkplaats")
    found = [Day(row["day"], row["werkplaats"], row["n"], row["nothing"]) for row in counted]
    return found if len({row.day for row in found}) >= FEWEST_DAYS else []


def clicks() -> Clicks:
    """How often people open what stands first; of the whole site, for a click has no region."""
    by_rank = dict(clicks_by_rank())
    return Clicks(sum(by_rank.values()), sum(n for rank, n in by_rank.items() if rank <= BEST))


def clicks_by_rank() -> list[tuple[int, int]]:
    """Place in the list → how often it was opened."""
    rows = ClickedRank.objects.values("rank").annotate(n=Sum("clicks")).order_by("rank")
    return [(row["rank"], row["n"]) for row in rows]


def _in(rows: QuerySet[Any], werkplaats: str | None) -> QuerySet[Any]:
    return rows if werkplaats is None else rows.filter(werkplaats=werkplaats)


def _words(werkplaats: str | None) -> dict[str, list[str]]:
    """Theme → the words that may be shown and found nothing there, most often first."""
    shown = {term.term for term in terms(werkplaats)}
    rows = _in(TermCount.objects.filter(found_nothing__gt=0), werkplaats).values("theme", "term")
    counted = rows.annotate(nothing=Sum("found_nothing")).order_by("-nothing", "term")
    words: dict[str, list[str]] = {}
    for row in counted:
        if row["term"] in shown:
            words.setdefault(row["theme"], []).append(row["term"])
    return words


def _gap(theme: str, days: Sequence[tuple[dt.date, str, int]], words: Sequence[str]) -> KnowledgeGap:
    month = clock.today() - LATELY
    regions: Counter[str] = Counter()
    for _day, region, searches in days:
        regions[region] += searches
    return KnowledgeGap(
        theme=theme,
        searches=regions.total(),
        lately=sum(n for day, _region, n in days if day > month),
        before=sum(n for day, _region, n in days if month - LATELY < day <= month),
        regions=dict(regions.most_common()),
        words=words,
    )
