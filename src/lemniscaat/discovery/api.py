"""The door of discovery: search, match, and the keeping of the index."""

from lemniscaat.discovery.alike import shared_terms
from lemniscaat.discovery.answers import (
    Answer,
    FacetCount,
    Hit,
    MatchGroup,
    MatchResult,
    Reason,
    SearchResult,
)
from lemniscaat.discovery.browsing import Shelf, browse
from lemniscaat.discovery.condition import Status, set_aside, status
from lemniscaat.discovery.counting import fold_searches
from lemniscaat.discovery.engine import Order
from lemniscaat.discovery.explain import Explanation, explain
from lemniscaat.discovery.gaps import (
    Clicks,
    Day,
    KnowledgeGap,
    Term,
    clicks,
    clicks_by_rank,
    days_of_term,
    days_of_theme,
    knowledge_gaps,
    terms,
)
from lemniscaat.discovery.index import want
from lemniscaat.discovery.inside import Inside, match_closed, search_closed
from lemniscaat.discovery.keeping import Rebuilt, apply_changes, rebuild, try_again
from lemniscaat.discovery.like import like
from lemniscaat.discovery.match import match
from lemniscaat.discovery.noting import note_click, note_search
from lemniscaat.discovery.search import search
from lemniscaat.discovery.suggest import Suggestion, suggest
from lemniscaat.discovery.tagging import ThemeSuggestion, suggest_themes
from lemniscaat.discovery.trial import Quality, public_passages, quality
from lemniscaat.discovery.warming import warm

__all__ = [
    "Answer",
    "Clicks",
    "Day",
    "Explanation",
    "FacetCount",
    "Hit",
    "Inside",
    "KnowledgeGap",
    "MatchGroup",
    "MatchResult",
    "Order",
    "Quality",
    "Reason",
    "Rebuilt",
    "SearchResult",
    "Shelf",
    "Status",
    "Suggestion",
    "Term",
    "ThemeSuggestion",
    "apply_changes",
    "browse",
    "clicks",
    "clicks_by_rank",
    "days_of_term",
    "days_of_theme",
    "explain",
    "fold_searches",
    "knowledge_gaps",
    "like",
    "match",
    "match_closed",
    "note_click",
    "note_search",
    "public_passages",
    "quality",
    "rebuild",
    "search",
    "search_closed",
    "set_aside",
    "shared_terms",
    "status",
    "suggest",
    "suggest_themes",
    "terms",
    "try_again",
    "want",
    "warm",
]
