"""What an engine must do. Tokens come from us, so that two engines rank alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

Order = Literal["relevance", "newest", "oldest"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One document as an engine keeps it: analysed already, and a card with all there is to show.

    `mix` are stems and parts of compounds, `title` those of the title, `rows` the stems alone, in their
    order and with a `_` between two pieces of text, `pairs` each two neighbours joined by `_`, `exact` the
    folded words, `names` those of people's names: each in one string with spaces between, which crosses
    from one process to another much sooner than a list. `begins` are the folded words of the title. A
    `facets` entry is `name=code`. `day` is the ordinal of the date, 0 without one.
    """

    key: str
    group: str
    title: str
    mix: str
    rows: str
    pairs: str
    exact: str
    names: str
    begins: Sequence[str]
    facets: Sequence[str]
    day: int
    card: bytes


@dataclass(frozen=True, slots=True)
class Clause:
    """A term that may or must be in a field. In `rows` it may be several stems with a space between: those
    stand there in this order and next to each other."""

    field: str
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """Any of `anyof` counts; all of `must`, none of `never` (each: all of its clauses). `filters` are
    facet names with codes: one of the codes of each name. Of `among`, when given, only documents with these
    keys. With nothing to find, nothing is found,
    unless everything is asked for."""

    everything: bool = False
    anyof: Sequence[Clause] = ()
    must: Sequence[Clause] = ()
    never: Sequence[Sequence[Clause]] = ()
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    among: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found: the engine's own score, and the card."""

    score: float
    card: bytes


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the documents found carry each `name=code`; not `exact` when an engine that found very
    many looked at a part of them and reckoned the rest."""

    codes: Mapping[str, int]
    exact: bool


class Reader(Protocol):
    """One state of the index. `fresh` gives a reader of the latest commit, itself if that is it."""

    def fresh(self) -> "Reader": ...

    def find(
        self, query: Query, *, limit: int, offset: int = 0, order: Order = "relevance"
    ) -> Sequence[Hit]: ...

    def best(self, query: Query, groups: Sequence[str], limit: int) -> Mapping[str, Iterable[Hit]]:
        """The best of each group, each read when it is come to."""
        ...

    def count(self, query: Query, *, whole: bool = False) -> Counts:
        """How many of the documents found carry each `name=code`; with `whole` never reckoned."""
        ...

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands."""
        ...

    def begins(self, field: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms that begin so, with the number of documents they stand in, most frequent first."""
        ...

    def near(self, field: str, term: str, edits: int, limit: int) -> Sequence[Hit]:
        """Documents that hold a term at most so many edits away (a swap of neighbours is one)."""
        ...

    def frequencies(self, field: str) -> Iterable[tuple[str, int]]:
        """All terms, with the number of documents they stand in."""
        ...

    def size(self) -> int:
        """The number of documents."""
        ...


class Writer(Protocol):
    """The one writer of an index folder. Nothing shows before `commit`, unless very much is put."""

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

    def writer(self, folder: Path, *, expected: int = 0) -> Writer:
        """The writer of a folder; `expected` are the documents to come when it is to be filled."""
        ...


class Unfit(Exception):
    """The index is missing, broken, or made by another analyser or engine."""
