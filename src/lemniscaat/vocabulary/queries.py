"""Reads of the vocabulary."""

from django.db.models import Q, QuerySet

from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme


def themes() -> QuerySet[Theme]:
    """All themes, by their preferred word."""
    return Theme.objects.all()


def themes_of_labels(but: int | None = None) -> dict[str, str]:
    """By each word that a theme is found by, in lower case, what that theme is called; `but` one theme."""
    rows = Theme.objects.exclude(pk=but).values_list("pref_label", "alt_labels", "hidden_labels")
    return {label.lower(): pref for pref, others, hidden in rows for label in (pref, *others, *hidden)}


def kinds() -> QuerySet[Kind]:
    """All kinds of knowledge product."""
    return Kind.objects.all()


def audiences() -> QuerySet[Audience]:
    """All audiences."""
    return Audience.objects.all()


def four_os(werkplaats_id: int | None = None) -> list[FourO]:
    """A werkplaats's own O's where it has them, else the four that hold for all; one query."""
    rows = list(FourO.objects.filter(Q(werkplaats=werkplaats_id) | Q(werkplaats=None)))
    own = [four_o for four_o in rows if four_o.werkplaats_id == werkplaats_id]
    return own or rows
