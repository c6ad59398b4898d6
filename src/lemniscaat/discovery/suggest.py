"""Completing what somebody types: titles, from any of their first words on, and words for themes."""

from collections.abc import Sequence
from dataclasses import dataclass

from lemniscaat.discovery import index
from lemniscaat.discovery.cards import LONGEST_START, OF, Card, key, plain, read
from lemniscaat.discovery.dutch import clean
from lemniscaat.discovery.engine import Clause, Query, Reader, Unfit
from lemniscaat.discovery.shown import here
from lemniscaat.discovery.standing import gone
from lemniscaat.vocabulary import api as vocabulary

LONGEST = 80
MOST = 20


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title with its address, or a theme's word with none: that is searched for."""

    text: str
    kind: str
    url: str = ""


def suggest(text: str, *, limit: int = 8) -> Sequence[Suggestion]:
    """Themes and titles with a word, or several in a row, that begins as what was typed."""
    typed = plain(clean(text[:LONGEST]))
    limit = min(max(limit, 1), MOST)
    if len(typed) < 2:
        return []
    themes = [Suggestion(label, "theme") for label in _labels(typed)]
    try:
        cards = index.ask(lambda edition: _begun(edition.reader, typed, limit))
    except Unfit:
        cards = []
    lost = gone(cards)
    titles = [
        Suggestion(card.title, card.kind, here(card.url))
        for card in cards
        if key(card.kind, card.uuid) not in lost
    ]
    return [*themes[: limit // 2], *titles][:limit]


def _begun(reader: Reader, typed: str, limit: int) -> list[Card]:
    found = (
        term.partition(OF)[2] for term, _count in reader.begins("begins", typed[:LONGEST_START], limit * 2)
    )
    keys = list(dict.fromkeys(found))[:limit]
    return [read(hit.card) for its in keys for hit in reader.find(Query(must=[Clause("key", its)]), limit=1)]


def _labels(typed: str) -> list[str]:
    themes = vocabulary.themes().values_list("pref_label", "alt_labels")
    labels = dict.fromkeys(label for pref, others in themes for label in (pref, *others))
    return [label for label in labels if f" {plain(clean(label))}".find(f" {typed}") >= 0]
