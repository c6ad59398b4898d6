"""Completing what somebody types: titles that hold its words, the last one begun, and words for themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.discovery import index
from lemniscaat.discovery.cards import Card, key, plain, read
from lemniscaat.discovery.dutch import clean
from lemniscaat.discovery.engine import Clause, Query, Reader, Unfit
from lemniscaat.discovery.shown import here
from lemniscaat.discovery.standing import Standing
from lemniscaat.vocabulary import api as vocabulary

LONGEST = 80
MOST = 20
MOST_ENDS = 40
"""Words that the last one typed may become: those most used in titles."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title with its address, or a theme's word with none: that is searched for."""

    text: str
    kind: str
    url: str = ""


def suggest(text: str, *, limit: int = 8) -> Sequence[Suggestion]:
    """Themes with words in a row that begin as what was typed, and titles with these words."""
    typed = plain(clean(text[:LONGEST]))
    limit = min(max(limit, 1), MOST)
    if len(typed) < 2:
        return []
    themes = [Suggestion(label, "theme") for label in _labels(typed)]
    standing = Standing()
    try:
        cards = index.ask(lambda edition: _begun(edition.reader, typed, limit))
    except Unfit:
        cards = []
    lost = standing.lost(cards)
    titles = [
        Suggestion(card.title, card.kind, here(card.url))
        for card in cards
        if key(card.kind, card.uuid) not in lost
    ]
    return [*themes[: limit // 2], *titles][:limit]


def _begun(reader: Reader, typed: str, limit: int) -> list[Card]:
    *before, last = typed.split(" ")
    ends = [Clause("begins", word) for word, _count in reader.begins("begins", last, MOST_ENDS)]
    query = Query(must=[Clause("begins", word) for word in before], anyof=ends)
    cards = [read(hit.card) for hit in reader.find(query, limit=limit * 2)] if ends else []
    # Those with the words as they were typed come first.
    return sorted(cards, key=lambda card: not _begins(card.title, typed))[:limit]


def _labels(typed: str) -> list[str]:
    themes = vocabulary.themes().values_list("pref_label", "alt_labels")
    labels = dict.fromkeys(label for pref, others in themes for label in (pref, *others))
    return [label for label in labels if _begins(clean(label), typed)]


def _begins(text: str, typed: str) -> bool:
    """Whether words that stand in a row in a clean text begin so."""
    return f" {typed}" in f" {plain(text)}"
