"""The search log: counts a day, made by the worker of the rows that searches leave."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import models
from django.db.models import F

from lemniscaat.discovery.models import KEPT, ClickedRank, Gap, Searched, TermCount
from lemniscaat.kernel import clock, transactions

MOST_ROWS = 500
"""Rows counted in one turn of the worker."""


def pump() -> int:
    """One turn of the worker: count the searches that wait, and let go what is too old. It looks first:
    it comes by several times a second, and a transaction that writes makes everyone wait."""
    done = 0
    if Searched.objects.exists():
        with transactions.opened():
            done += fold_searches()
    if any(rows.exists() for rows in _old()):
        with transactions.opened():
            done += drop_old()
    return done


@transactions.action
def fold_searches() -> int:
    """Add waiting searches to the counts of their days, and delete them: both or neither."""
    rows = list(Searched.objects.select_for_update(skip_locked=True).order_by("id")[:MOST_ROWS])
    seen: Counter[tuple[Any, ...]] = Counter()
    unfound: Counter[tuple[Any, ...]] = Counter()
    gaps: Counter[tuple[Any, ...]] = Counter()
    for row in rows:
        place = (row.day, row.werkplaats, row.theme)
        keys = [(*place, term) for term in row.terms]
        seen.update(keys)
        if not row.found:
            unfound.update(keys)
            gaps[place] += 1
    for key in sorted(seen):
        add(TermCount, _place(*key), searches=seen[key], found_nothing=unfound[key])
    for key in sorted(gaps):
        add(Gap, _place(*key), searches=gaps[key])
    Searched.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@transactions.action
def drop_old() -> int:
    """Delete all counts of days that are over long enough; gives how many."""
    return sum(rows.delete()[0] for rows in _old())


def _old() -> list[models.QuerySet[Any]]:
    before = clock.today() - KEPT
    return [model._default_manager.filter(day__lt=before) for model in (TermCount, Gap, ClickedRank)]


def _place(day: Any, werkplaats: str, theme: str, *term: str) -> dict[str, Any]:
    place = {"day": day, "werkplaats": werkplaats, "theme": theme}
    return place | ({"term": term[0]} if term else {})


def add(model: type[models.Model], which: Mapping[str, Any], **by: int) -> None:
    """Add to the counts of one row, which is made if need be."""
    rows = model._default_manager.filter(**which)
    more = {name: F(name) + number for name, number in by.items()}
    if not rows.update(**more):
        model._default_manager.get_or_create(**which)
        rows.update(**more)
