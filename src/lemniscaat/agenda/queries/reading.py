"""What somebody has read, in short: it goes along with what she wants instead, and tells if it stands."""

from hashlib import blake2b
from uuid import UUID

from lemniscaat.agenda.models import Agenda, AgendaPart, Programme

WORDS = ("mission", "adopt_by", "title", "explanation", "reason", "is_chosen", "theme_id", "issue_id")


def as_read(thing: Agenda | AgendaPart) -> str:
    """Another one as soon as anything was changed that its form changes."""
    said = [str(getattr(thing, name, "")) for name in (*WORDS, "since", "until")]
    items: list[UUID] = []
    if isinstance(thing, Programme):
        items = sorted(thing.items.values_list("uuid", flat=True))
    return blake2b(repr([said, items]).encode(), digest_size=12).hexdigest()
