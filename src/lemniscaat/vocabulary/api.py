"""The vocabulary's door."""

from lemniscaat.vocabulary.actions import (
    define_audience,
    define_four_o,
    define_kind,
    define_theme,
    revise_theme,
)
from lemniscaat.vocabulary.enums import PANEL_RUNGS, KindGroup, Rung, SourceKind, WorkType
from lemniscaat.vocabulary.models import Audience, FourO, Kind, Theme
from lemniscaat.vocabulary.queries import audiences, four_os, kinds, themes

__all__ = [
    "PANEL_RUNGS",
    "Audience",
    "FourO",
    "Kind",
    "KindGroup",
    "Rung",
    "SourceKind",
    "Theme",
    "WorkType",
    "audiences",
    "define_audience",
    "define_four_o",
    "define_kind",
    "define_theme",
    "four_os",
    "kinds",
    "revise_theme",
    "themes",
]
