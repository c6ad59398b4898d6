"""How an object becomes a search document. Apps join a source; discovery reads them all."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet

from lemniscaat.kernel.registry import Registry

GROUPS = ("knowledge", "questions", "factors", "circles", "projects", "werkplaatsen", "organisations")
"""The groups a match is told in, in the order a person wants them. An issue is knowledge."""

WHOM = {"werkplaats": "werkplaatsen", "organisation": "organisations"}
"""The groups of whom one can call, by the kind of their documents."""

Maker = tuple[str, UUID]
"""Kind and uuid of a werkplaats or an organisation."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of running text and where in the object it stands, in words: "samenvatting", "p. 4"."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Document:
    """What can be found of one object: from a `DocumentSource` only what everyone may see (rule 4).

    `facets` holds codes by facet name (kind, theme, werkplaats, four_o, audience, source, rung,
    year, licence); their words come from the `facets` registry. `concepts` are uuids of themes.
    `meta` are short facts shown beside the kind, such as the region's name and the year.
    `makers` are those who made it or did it, in the order in which one would call them: of something
    not public there are none.
    """

    kind: str
    uuid: UUID
    group: str
    title: str
    url: str
    kind_label: str
    passages: Sequence[Passage]
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    people: Sequence[str] = ()
    meta: Sequence[str] = ()
    date: dt.date | None = None
    makers: Sequence[Maker] = ()


def _none(_names: Sequence[str]) -> Iterable[UUID]:
    return ()


def _light(_uuids: Sequence[UUID]) -> Mapping[UUID, int]:
    return {}


def _nowhere(_maker: Maker) -> Iterable[UUID]:
    return ()


def by_werkplaats(rows: "Callable[[], QuerySet[Any]]") -> Callable[[Maker], Iterable[UUID]]:
    """`telling` of what tells its own werkplaats and no other maker."""

    def telling(maker: Maker) -> Iterable[UUID]:
        kind, uuid = maker
        return (
            rows().filter(werkplaats__uuid=uuid).values_list("uuid", flat=True)
            if kind == "werkplaats"
            else ()
        )

    return telling


@dataclass(frozen=True, slots=True)
class DocumentSource:
    """`load` gives the documents of these uuids, leaving out what is gone or not public;
    `uuids` gives every uuid that may have one, for a rebuild. `naming` gives those that know a maker
    only by one of these names: when a name comes or goes, they change. `telling` gives those that tell what
    this maker is called: when it is called otherwise, they change. `weights` tells, where one may be as long
    as a book, how many characters each of these has: of long ones few are asked for together."""

    load: Callable[[Sequence[UUID]], Iterable[Document]]
    uuids: Callable[[], Iterator[UUID]]
    naming: Callable[[Sequence[str]], Iterable[UUID]] = _none
    telling: Callable[[Maker], Iterable[UUID]] = _nowhere
    weights: Callable[[Sequence[UUID]], Mapping[UUID, int]] = _light


@dataclass(frozen=True, slots=True)
class ClosedSource:
    """Drafts and what is closed, for the private index of a werkplaats (rule 4).

    `load` gives, of these uuids, those that are closed now: each with the uuid of the werkplaats whose
    it is (None: national). `uuids` gives every uuid that may be closed, for a rebuild. `visible` gives
    those that are closed now and that this actor may see: the database has the last word, not the index.
    `weights` is as for a `DocumentSource`.
    """

    load: Callable[[Sequence[UUID]], Iterable[tuple[UUID | None, Document]]]
    uuids: Callable[[], Iterator[UUID]]
    visible: Callable[[Any, Sequence[UUID]], Iterable[UUID]]
    weights: Callable[[Sequence[UUID]], Mapping[UUID, int]] = _light


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet's name for people, and the words for its codes (unknown codes may be left out)."""

    label: Callable[[], str]
    words: Callable[[Sequence[str]], Mapping[str, str]]


documents: Registry[DocumentSource] = Registry("document source")
"""By kind: item, question, issue, factor, circle, project, werkplaats, organisation, ..."""

closed_documents: Registry[ClosedSource] = Registry("closed document source")
"""By kind, which may be one of `documents` too: an item is a draft first."""

doers: Registry[Callable[[Sequence[UUID]], Iterable[tuple[UUID, Maker]]]] = Registry("doers")
"""By kind of document, from another app than its own: who did something with it."""

facets: Registry[Facet] = Registry("facet")
"""By facet name."""

counters: Registry[Callable[[str], Mapping[str, int]]] = Registry("counter")
"""By who counts: for a facet name, how many public documents carry each code."""


def carried(facet: str) -> dict[str, int]:
    """How many public documents carry each code of a facet; nothing while nobody can tell."""
    return {code: number for _, count in counters.items() for code, number in count(facet).items()}
