"""What was closed or changed a moment ago is not shown as it was, though the index still has it so until the
worker comes by."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from lemniscaat.discovery.cards import Card, kept, key
from lemniscaat.discovery.loading import by_kind, each, plain
from lemniscaat.kernel.models import Changed


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
