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
from lemniscaat.discovery.explain import Explanation, explain
from lemniscaat.discovery.keeping import Rebuilt, apply_changes, rebuild
from lemniscaat.discovery.like import like
from lemniscaat.discovery.match import match
from lemniscaat.discovery.search import search
from lemniscaat.discovery.suggest import Suggestion, suggest
from lemniscaat.discovery.tagging import ThemeSuggestion, suggest_themes
from lemniscaat.discovery.trial import Quality, public_passages, quality
from lemniscaat.discovery.warming import warm

__all__ = [
    "Answer",
    "Explanation",
    "FacetCount",
    "Hit",
    "MatchGroup",
    "MatchResult",
    "Quality",
    "Reason",
    "Rebuilt",
    "SearchResult",
    "Status",
    "Suggestion",
    "ThemeSuggestion",
    "apply_changes",
    "explain",
    "like",
    "match",
    "public_passages",
    "quality",
    "rebuild",
    "search",
    "status",
    "suggest",
    "suggest_themes",
    "warm",
]
