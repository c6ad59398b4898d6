"""What was closed or changed a moment ago is not shown as it was, though the index still has it so until the
worker comes by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from lemniscaat.discovery.cards import Card, kept, key, read
from lemniscaat.discovery.engine import Query, Reader
from lemniscaat.discovery.loading import by_kind, each, plain
from lemniscaat.kernel.models import Changed

MOST = 500
"""Of so many that wait, the newest, all is known at once; when more wait, what is shown is looked at too."""


class Standing:
    """What does not stand any more, for one search: what waits is asked once."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}
        self._is_all = True

    @cached_property
    def _waiting(self) -> frozenset[str]:
        rows = Changed.objects.order_by("-id").values_list("kind", "uuid")[:MOST]
        self._is_all = len(rows) < MOST
        return frozenset(key(kind, uuid) for kind, uuid in rows)

    def lost(self, cards: Iterable[Card]) -> frozenset[str]:
        """As `gone`."""
        if not self._waiting:
            return frozenset()
        by_key = {key(card.kind, card.uuid): card for card in cards}
        fresh = {
            its: card
            for its, card in by_key.items()
            if its not in self._known and (its in self._waiting or not self._is_all)
        }
        lost = gone(fresh.values()) if fresh else frozenset()
        self._known |= {its: its in lost for its in fresh}
        return frozenset(its for its in by_key if self._known.get(its))

    def lost_among(self, reader: Reader, query: Query) -> frozenset[str]:
        """Those of all that is found that do not stand any more, on whatever page they are."""
        if not self._waiting:
            return frozenset()
        found = reader.find(replace(query, among=sorted(self._waiting)), limit=len(self._waiting))
        return self.lost(read(hit.card) for hit in found)


def gone(cards: Iterable[Card]) -> frozenset[str]:
    """The keys of those that wait to be changed in the index and do not stand as it has them: not for
    everyone any more, or in other words. One query; when anything waits one more, and those of a document for
    each kind of it."""
    if not Changed.objects.exists():
        return frozenset()
    by_key = {key(card.kind, card.uuid): card for card in cards}
    waiting = Changed.objects.filter(uuid__in={card.id for card in by_key.values()}) if by_key else ()
    changed = {(row.kind, row.uuid) for row in waiting if key(row.kind, row.uuid) in by_key}
    now = [one for kind, uuids in by_kind(changed).items() for one in _now(kind, uuids)]
    stand = {
        key(card.kind, card.uuid) for card in now if kept(card) == kept(by_key[key(card.kind, card.uuid)])
    }
    return frozenset(key(kind, uuid) for kind, uuid in changed) - stand


def _now(kind: str, uuids: Sequence[UUID]) -> list[Card]:
    """As they are now; one that cannot be read is left out, whatever its source does."""
    return [card for card, _codes in each(kind, uuids, lambda some: plain(kind, some)).entries]
