"""What came of the years: read from the rows as they stand at the end, by what other apps show of them."""

from collections import Counter
from statistics import median
from typing import Any

from django.db.models import F

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.demo.cast import SYSTEM
from lemniscaat.knowledge import api as knowledge
from lemniscaat.learning import api as learning

A_DAY = 86400.0

Figures = dict[str, Any]


def figures() -> Figures:
    """Every figure of a way of playing."""
    return {
        "made": _made(),
        "questions": _questions(),
        "question_to_use": _to_use(),
        "researched_twice": _twice(),
        "crossings": _crossings(),
        "offers": _offers(),
        "werkplaatsen_reached": _reached(),
        "flow": {place: flow.under_way for place, flow in circulation.flow().items()},
        "activities": dict(sorted(circulation.steps_by_activity().items())),
    }


def _made() -> Figures:
    return {
        "questions": agenda.questions(SYSTEM).count(),
        "items": knowledge.items(SYSTEM).count(),
        "published": knowledge.published_items().count(),
        "circles": learning.circles().count(),
        "projects": learning.projects().count(),
        "steps": circulation.steps(SYSTEM).count(),
    }


def _questions() -> Figures:
    """By the state they are in."""
    states = Counter(agenda.questions(SYSTEM).values_list("state", flat=True))
    return {str(state): states[state] for state in sorted(states)}


def _to_use() -> Figures:
    """Days from a question to the first use that names it: of those that came so far."""
    first: dict[int, float] = {}
    asked = dict(agenda.questions(SYSTEM).values_list("pk", "received_at"))
    for use in learning.uses().order_by("at", "id"):
        if use.question_id is not None:
            first.setdefault(use.question_id, (use.at - asked[use.question_id]).total_seconds() / A_DAY)
    days = sorted(first.values())
    return {"in_use": len(days), "median_days": round(median(days), 1) if days else None}


def _twice() -> Figures:
    """Questions that a group began to look into while another group had done so on the same theme; and of
    these how many could have been answered with what was published by then."""
    questions = agenda.questions(SYSTEM).prefetch_related("themes")
    themes: dict[Any, Any] = {question.uuid: list(question.themes.all()) for question in questions}
    first_group: dict[int, Any] = {}
    published = _published_by_theme()
    again = known = 0
    research = circulation.steps(SYSTEM).standing().filter(activity=circulation.Activity.RESEARCH)
    for step in research.order_by("at", "id"):
        for theme in themes[step.question_uuid]:
            if first_group.setdefault(theme.pk, step.subject_uuid) != step.subject_uuid:
                again += 1
                known += any(at <= step.at for at in published.get(theme.pk, ()))
    return {"questions": again, "known_already": known}


def _published_by_theme() -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for item in knowledge.published_items().prefetch_related("themes"):
        for theme in item.themes.all():
            found.setdefault(theme.pk, []).append(item.published_at)
    return found


def _crossings() -> Figures:
    states = Counter(circulation.handovers(SYSTEM).values_list("state", flat=True))
    return {
        "waiting": circulation.waiting_crossings(SYSTEM).count(),
        **{str(state): states[state] for state in circulation.HandoverState.values},
    }


def _offers() -> Figures:
    states = Counter(circulation.Offer.objects.values_list("state", flat=True))
    return {"made": sum(states.values())} | {
        str(state): states[state] for state in circulation.OfferState.values
    }


def _reached() -> Figures:
    """Where knowledge of another werkplaats came into use."""
    elsewhere = learning.uses().exclude(item__werkplaats=F("werkplaats")).order_by()
    return {
        "werkplaatsen": elsewhere.values("werkplaats").distinct().count(),
        "uses_elsewhere": elsewhere.count(),
        "uses": learning.uses().count(),
    }
