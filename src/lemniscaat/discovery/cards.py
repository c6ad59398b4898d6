"""From a document to what the engine keeps of it, and back from the card."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import orjson

from lemniscaat.discovery.dutch import Terms, clean, fold, lowered, spelled, terms_of
from lemniscaat.discovery.engine import Entry
from lemniscaat.kernel.documents import Document, Maker

LONG = 20_000
"""Characters from which on a document is long."""


@dataclass(frozen=True, slots=True)
class Card:
    """All there is to show of a document. `passages` are pairs of text and where it stands, `makers` the
    keys of the documents of who made or did it. `words` are, of a long document, those of its passages, each
    once: whoever looks through it need not read all of it."""

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
    themes: Sequence[str] = ()
    makers: Sequence[str] = ()
    words: Sequence[str] = ()

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


def card_of(document: Document, doers: Iterable[Maker] = ()) -> Card:
    """The card of a document, its text clean; `doers` come after its makers."""
    passages = [(clean(passage.text), str(passage.where)) for passage in document.passages]
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
        passages=passages,
        themes=list(document.facets.get("theme", ())),
        makers=list(dict.fromkeys(key(*maker) for maker in (*document.makers, *doers))),
        words=_words([text for text, _where in passages]),
    )


def _words(texts: Sequence[str]) -> list[str]:
    if sum(map(len, texts)) < LONG:
        return []
    return sorted({word for text in texts for word in spelled(text)})


def read(stored: bytes) -> Card:
    """The card as it was kept."""
    return Card(*orjson.loads(stored))


def entry_of(document: Document) -> Entry:
    """What the engine keeps of a document."""
    return analysed(card_of(document), codes_of(document))


def codes_of(document: Document) -> list[str]:
    """The document's facets as an engine has them: `name=code`."""
    facets = {"thing": [document.kind], "kind": [document.kind], **document.facets}
    return sorted({f"{name}={code}" for name, codes in facets.items() for code in codes})


def analysed(card: Card, codes: Sequence[str]) -> Entry:
    """What the engine keeps of what is on a card: the title counts as text too."""
    pieces = [spelled(lowered(text)) for text in (card.title, *(text for text, _where in card.passages))]
    title, written = pieces[0], [word for piece in pieces for word in piece]
    found = [[one for one in map(terms_of, piece) if one is not None] for piece in pieces]
    rows = [[one.whole for one in piece] for piece in found if piece]
    return Entry(
        key=key(card.kind, card.uuid),
        group=card.group,
        title=_mixed(found[0]),
        mix=_mixed(one for piece in found for one in piece),
        rows=BETWEEN.join(" ".join(stems) for stems in rows),
        pairs=" ".join(pair for stems in rows for pair in map(neighbours, stems, stems[1:])),
        exact=" ".join(set(map(fold, written))),
        names=" ".join(fold(word) for person in card.people for word in spelled(person)),
        begins=list(set(map(fold, title))),
        facets=codes,
        day=card.day.toordinal() if card.day else 0,
        card=kept(card),
    )


BETWEEN = " _ "
"""Stands between the stems of two pieces of text, so that no row runs on: a term that nobody can ask for."""


def _mixed(found: Iterable[Terms]) -> str:
    return " ".join(term for one in found for term in (one.whole, *one.parts))


def plain(text: str) -> str:
    """Folded words with a space between them: what a title is completed by."""
    return " ".join(map(fold, spelled(text)))


def neighbours(one: str, other: str) -> str:
    """The term for two stems that stand together."""
    return f"{one}_{other}"


def kept(card: Card) -> bytes:
    """The card as an index has it."""
    fields = [getattr(card, name) for name in Card.__slots__]
    return orjson.dumps(fields)
