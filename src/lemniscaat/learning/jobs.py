"""What the worker does for learning: keep closed what was not agreed to in time."""

from lemniscaat.kernel import transactions
from lemniscaat.learning.actions.opening import expire_opening
from lemniscaat.learning.queries.insights import overdue_openings

MOST_AT_ONCE = 50


def expire() -> int:
    """End what was asked and not answered in time. A pump: each by itself."""
    due = list(overdue_openings()[:MOST_AT_ONCE])
    for opening in due:
        with transactions.opened():
            expire_opening(opening=opening)
    return len(due)
