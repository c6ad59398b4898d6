"""What an engine must do. Tokens come from us, so that two engines rank alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

Order = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as an engine keeps it: analysed already, and a card with all there is to show.

    `mix` are stems and parts of compounds, `lem` the stems alone in the order of the text, `title`
    the stems and parts of the title, `exact` the folded words, `names` the folded words of people's
    names. A `facets` entry is `name=code`. `day` is the ordinal of the date, 0 without one.
    """

    key: str
    group: str
    title: Sequence[str]
    mix: Sequence[str]
    lem: Sequence[str]
    exact: Sequence[str]
    names: Sequence[str]
    facets: Sequence[str]
    day: int
    card: bytes


@dataclass(frozen=True, slots=True)
class Clause:
    """What may or must be in a field: one term, or several in a row (a phrase)."""

    field: str
    terms: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """Any of `anyof` counts; all of `must`, none of `never`. `filters` are facet names with codes:
    one of the codes of each name. With nothing to find, nothing is found, unless all is asked for."""

    everything: bool = False
    anyof: Sequence[Clause] = ()
    must: Sequence[Clause] = ()
    never: Sequence[Clause] = ()
    group: str | None = None
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: the engine's own score, and the card."""

    score: float
    card: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """How many there are in all, and those asked for."""

    total: int
    hits: Sequence[Hit]


class Reader(Protocol):
    """One state of the index. `fresh` gives a reader of the latest commit, itself if that is it."""

    def fresh(self) -> "Reader": ...

    def find(self, query: Query, *, limit: int, offset: int = 0, order: Order = "relevance") -> Found: ...

    def count(self, query: Query) -> Mapping[str, int]:
        """How many of the documents found carry each `name=code`."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands."""
        ...

    def begins(self, field: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms that begin so, with the number of documents, most frequent first."""
        ...

    def size(self) -> int:
        """The number of documents."""
        ...


class Writer(Protocol):
    """The one writer of an index folder. Nothing shows before `commit`."""

    def drop(self, keys: Iterable[str]) -> None: ...

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries; the caller has dropped older ones of the same key."""
        ...

    def commit(self) -> None: ...

    def close(self) -> None:
        """Let go of the folder; what was not committed is gone."""
        ...


class Engine(Protocol):
    """`mark` tells the engine and its format: an index with another mark is rebuilt."""

    mark: str

    def create(self, folder: Path) -> None: ...

    def reader(self, folder: Path) -> Reader:
        """Raises `Unfit` when the folder holds no index that can be read."""
        ...

    def writer(self, folder: Path) -> Writer: ...


class Unfit(Exception):
    """The index is missing, broken, or made by another analyser or engine."""
