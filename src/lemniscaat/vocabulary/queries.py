"""Reads of the vocabulary."""

from django.db.models import QuerySet

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


def four_os(werkplaats_id: int | None = None) -> QuerySet[FourO]:
    """A werkplaats's own O's where it has them, else the four that hold for all."""
    own = FourO.objects.filter(werkplaats=werkplaats_id)
    return own if werkplaats_id and own.exists() else FourO.objects.filter(werkplaats=None)
