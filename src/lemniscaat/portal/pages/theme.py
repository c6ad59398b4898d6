"""What the page of one theme is made of: its words, and what stands under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Item
from lemniscaat.vocabulary import api as vocabulary
from lemniscaat.vocabulary.api import Theme

MOST = 12


@dataclass(frozen=True, slots=True)
class ThemePage:
    theme: Theme
    narrower: Sequence[Theme]
    issues: Sequence[Issue]
    items: Sequence[Item]
    n_items: int


def theme(slug: str) -> ThemePage | None:
    """Everything on the page, for whoever comes; None when it is not there."""
    found = vocabulary.themes().select_related("broader").filter(slug=slug).first()
    if found is None:
        return None
    items = knowledge.published_items().filter(themes=found)
    return ThemePage(
        theme=found,
        narrower=list(vocabulary.themes().filter(broader=found)),
        issues=list(circulation.issues().prefetch_related(None).filter(themes=found)[:MOST]),
        items=list(items[:MOST]),
        n_items=items.count(),
    )
