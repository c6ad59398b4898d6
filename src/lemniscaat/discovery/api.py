"""The door of discovery: search, match, and the keeping of the index."""

from lemniscaat.discovery.answers import (
    Answer,
    FacetCount,
    Hit,
    MatchGroup,
    MatchResult,
    Reason,
    SearchResult,
)
from lemniscaat.discovery.condition import Status, status
from lemniscaat.discovery.keeping import Rebuilt, apply_changes, rebuild
from lemniscaat.discovery.match import match
from lemniscaat.discovery.search import search

__all__ = [
    "Answer",
    "FacetCount",
    "Hit",
    "MatchGroup",
    "MatchResult",
    "Reason",
    "Rebuilt",
    "SearchResult",
    "Status",
    "apply_changes",
    "match",
    "rebuild",
    "search",
    "status",
]
