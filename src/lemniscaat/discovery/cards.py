"""From a document to what the engine keeps of it, and back from the card."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lemniscaat.discovery.dutch import Terms, clean, fold, terms, words
from lemniscaat.discovery.engine import Entry
from lemniscaat.kernel.documents import Document


@dataclass(frozen=True, slots=True)
class Card:
    """All there is to show of a document. `passages` are pairs of text and where it stands."""

    kind: str
    uuid: str
    group: str
    title: str
    url: str
    kind_label: str
    meta: Sequence[str]
    date: str | None
    people: Sequence[str]
    passages: Sequence[tuple[str, str]]

    @property
    def id(self) -> UUID:
        """The document's uuid as one."""
        return UUID(self.uuid)

    @property
    def day(self) -> dt.date | None:
        """The document's date as one."""
        return dt.date.fromisoformat(self.date) if self.date else None


def key(kind: str, uuid: UUID | str) -> str:
    """The name of a document in the index."""
    return f"{kind}:{uuid}"


def card_of(document: Document) -> Card:
    """The card of a document, its text clean."""
    return Card(
        kind=document.kind,
        uuid=str(document.uuid),
        group=document.group,
        title=clean(document.title),
        url=document.url,
        kind_label=str(document.kind_label),
        meta=[str(fact) for fact in document.meta],
        date=document.date.isoformat() if document.date else None,
        people=[clean(person) for person in document.people],
        passages=[(clean(passage.text), str(passage.where)) for passage in document.passages],
    )


def read(stored: bytes) -> Card:
    """The card as it was kept."""
    return Card(*json.loads(stored))


def entry_of(document: Document) -> Entry:
    """What the engine keeps of a document: the title counts as text too."""
    card = card_of(document)
    title = list(terms(card.title))
    texts = [text for text, _where in card.passages]
    found = [*title, *(one for text in texts for one in terms(text))]
    written = {fold(word.written) for text in (card.title, *texts) for word in words(text)}
    facets = {"kind": [document.kind], **document.facets}
    return Entry(
        key=key(document.kind, document.uuid),
        group=document.group,
        title=_mixed(title),
        mix=_mixed(found),
        lem=[one.whole for one in found],
        exact=sorted(written),
        names=[fold(word.written) for person in card.people for word in words(person)],
        facets=sorted({f"{name}={code}" for name, codes in facets.items() for code in codes}),
        day=document.date.toordinal() if document.date else 0,
        card=_kept(card),
    )


def _mixed(found: Sequence[Terms]) -> list[str]:
    return [term for one in found for term in (one.whole, *one.parts)]


def _kept(card: Card) -> bytes:
    fields = [getattr(card, name) for name in Card.__slots__]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
