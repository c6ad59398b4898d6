"""What was closed or changed a moment ago is not shown as it was, though the index still has it so until the
worker comes by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID

from lemniscaat.discovery.cards import Card, kept, key, read
from lemniscaat.discovery.engine import Query, Reader
from lemniscaat.discovery.loading import by_kind, each, plain
from lemniscaat.kernel.models import Changed

MOST = 500
"""Of so many that wait, the newest, all is known at once; when more wait, what is shown is looked at too."""


class Standing:
    """What does not stand any more, for one search: what waits is asked once, and before the index is read.
    What the worker takes in between is then known to wait, or is not in the index any more."""

    def __init__(self) -> None:
        rows = Changed.objects.order_by("-id").values_list("kind", "uuid")[:MOST]
        self._waiting = frozenset(key(kind, uuid) for kind, uuid in rows)
        self._is_all = len(rows) < MOST
        self._known: dict[str, bool] = {}

    def lost(self, cards: Iterable[Card]) -> frozenset[str]:
        """The keys of those that do not stand as the index has them: not for everyone any more, or in other
        words. When any of these waits, those of a document for each kind of it are asked, each once."""
        if not self._waiting:
            return frozenset()
        by_key = {key(card.kind, card.uuid): card for card in cards}
        fresh = {its: card for its, card in by_key.items() if its not in self._known}
        lost = _lost({its: fresh[its] for its in self._of(fresh)})
        self._known |= {its: its in lost for its in fresh}
        return frozenset(its for its in by_key if self._known[its])

    def lost_among(self, reader: Reader, query: Query) -> frozenset[str]:
        """Those of all that is found that do not stand any more, on whatever page they are."""
        if not self._waiting:
            return frozenset()
        found = reader.find(replace(query, among=sorted(self._waiting)), limit=len(self._waiting))
        return self.lost(read(hit.card) for hit in found)

    def _of(self, cards: dict[str, Card]) -> frozenset[str]:
        """Which of these wait."""
        waiting = self._waiting.intersection(cards)
        if self._is_all or len(waiting) == len(cards):
            return waiting
        rows = Changed.objects.filter(uuid__in={card.id for card in cards.values()})
        return waiting.union(key(kind, uuid) for kind, uuid in rows.values_list("kind", "uuid")).intersection(
            cards
        )


def _lost(waiting: dict[str, Card]) -> frozenset[str]:
    pointers = by_kind((card.kind, card.id) for card in waiting.values())
    now = [one for kind, uuids in pointers.items() for one in _now(kind, uuids)]
    stand = {its for card in now if kept(card) == kept(waiting[its := key(card.kind, card.uuid)])}
    return frozenset(waiting) - stand


def _now(kind: str, uuids: Sequence[UUID]) -> list[Card]:
    """As they are now; one that cannot be read is left out, whatever its source does."""
    return [card for card, _codes in each(kind, uuids, lambda some: plain(kind, some)).entries]
