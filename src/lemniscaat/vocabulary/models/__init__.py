"""The tables of the vocabulary."""

from lemniscaat.vocabulary.models.four_o import FourO
from lemniscaat.vocabulary.models.kind import Audience, Kind
from lemniscaat.vocabulary.models.theme import Theme

__all__ = ["Audience", "FourO", "Kind", "Theme"]
