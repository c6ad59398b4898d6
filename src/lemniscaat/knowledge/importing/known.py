"""What is there already, so that a row joins it and no double is made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Q

from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, UNPUBLISHED_ITEM_STATES, ItemState
from lemniscaat.knowledge.identifiers import OF_AN_ITEM, keys_of
from lemniscaat.knowledge.importing.looking import Looked
from lemniscaat.knowledge.models import ImportedRow, Item


@dataclass(slots=True)
class Known:
    """Identifier, or digest of a row → id of its item (None: still to be made) and what it is called."""

    by_key: dict[str, tuple[int | None, str]] = field(default_factory=dict)

    def match(self, row: Looked) -> tuple[int | None, str] | None:
        """What this row is the same as: by an identifier first, else by all its words."""
        keys = [*sorted(row.keys), row.digest]
        return next((self.by_key[key] for key in keys if key in self.by_key), None)

    def note(self, row: Looked, pk: int | None, name: str) -> None:
        """From now on another row may be the same as this one."""
        self.add([*row.keys, row.digest], pk, name)

    def add(self, keys: Iterable[str], pk: int | None, name: str) -> None:
        """Who came first stays."""
        for key in keys:
            self.by_key.setdefault(key, (pk, name))


def known(werkplaats_id: int | None) -> Known:
    """All that a row may join: what everyone may read, what this werkplaats works on, and what lists brought
    to it before. Never a draft of another werkplaats, which nobody here may know of. Two queries."""
    found = Known()
    for pk, title, *identifiers in _identified(werkplaats_id):
        found.add(keys_of(zip(OF_AN_ITEM, identifiers, strict=True)), pk, title)
    rows = ImportedRow.objects.filter(
        imported__werkplaats=werkplaats_id, imported__undo_asked_at=None, item__isnull=False
    ).exclude(item__state=ItemState.WITHDRAWN)
    for digest, pk, title in rows.values_list("digest", "item", "item__title").iterator():
        found.add([digest], pk, title)
    return found


def _identified(werkplaats_id: int | None) -> Iterator[tuple[int, str, str, str, str]]:
    ours = Q(werkplaats=werkplaats_id, state__in=UNPUBLISHED_ITEM_STATES)
    seen = Item.objects.filter(Q(state__in=PUBLIC_ITEM_STATES) | ours, revises=None)
    seen = seen.exclude(doi="", handle="", isbn="")
    return seen.order_by("pk").values_list("pk", "title", *OF_AN_ITEM).iterator()
