"""Reads of the vocabulary."""

from django.db.models import Q, QuerySet

from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme


def themes() -> QuerySet[Theme]:
    """All themes, by their preferred word."""
    return Theme.objects.all()


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
