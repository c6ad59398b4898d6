"""What was closed a moment ago is not shown, though the index still has it until the worker comes by."""

from collections.abc import Collection, Iterable
from uuid import UUID

from lemniscaat.discovery.cards import Card
from lemniscaat.kernel.documents import documents
from lemniscaat.kernel.models import Changed


def gone(cards: Iterable[Card]) -> Collection[str]:
    """The uuids of those that wait to be changed in the index and are not for everyone any more.
    One query, and one more for each that waits."""
    uuids = [card.id for card in cards]
    waiting = Changed.objects.filter(uuid__in=uuids).values_list("kind", "uuid").distinct() if uuids else ()
    return {str(uuid) for kind, uuid in waiting if not _is_there(kind, uuid)}


def _is_there(kind: str, uuid: UUID) -> bool:
    try:
        return kind in documents and any(document.uuid == uuid for document in documents[kind].load([uuid]))
    except Exception:  # noqa: BLE001  whatever its source does: what cannot be read is not shown
        return False
