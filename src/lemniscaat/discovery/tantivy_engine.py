"""The engine we have: tantivy, embedded, one folder an index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur
from tantivy import Query as Asked

from lemniscaat.discovery.engine import Counts, Entry, Hit, Order, Query, Reader, Unfit, Writer
from lemniscaat.discovery.tantivy_schema import MARK, SCHEMA, SHARE, built, built_for_sample, kept
from lemniscaat.kernel.documents import GROUPS

_MOST_FACET_CODES = 2_000
_LITTLE, _MUCH = 48_000_000, 300_000_000
"""Bytes that a writer has for some changes, and for filling an index."""

_PIECES = 16
"""An index is filled in so many of like size. The engine makes each eight into one, since few are read faster
than many; all sixteen at once would take twice the memory."""

_DEEPER = 200
"""How many times what is asked of one group is looked at of all groups together."""

_SMALL, _ENOUGH = 50_000, 200
"""Up to so many documents everything is counted; of more, so many must be found in the sample to reckon
with."""

_MOST_COUNTED = 200
"""So many counts are kept: there are as many ways to narrow a shelf as somebody cares to type."""

_Hits = Sequence[tuple[Any, tantivy.DocAddress]]


class TantivyEngine:
    """Makes and opens index folders."""

    mark = MARK

    def create(self, folder: Path) -> None:
        """An empty index in an empty folder."""
        tantivy.Index(SCHEMA, path=str(folder), reuse=False)

    def reader(self, folder: Path) -> Reader:
        """A reader of the last commit."""
        return TantivyReader(folder)

    def writer(self, folder: Path, *, expected: int = 0) -> Writer:
        """The writer; raises `ValueError` while another has the folder."""
        return TantivyWriter(folder, expected)


class TantivyReader:
    """Reads one commit and never another: a place in one is another document in the next, and threads share
    a reader. `fresh` looks at the folder's meta file to see whether there is a later commit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._counted: dict[str, Counts] = {}
        with _reading():
            self._stamp = self._meta()
            found = tantivy.Index.open(str(folder))
            # By hand: a watching thread would not live through a fork, and would lag.
            found.config_reader("manual")
            self._searcher = found.searcher()

    def _meta(self) -> int:
        return (self._folder / "meta.json").stat().st_mtime_ns

    def fresh(self) -> Reader:
        """A reader of the latest commit."""
        with _reading():
            return self if self._meta() == self._stamp else TantivyReader(self._folder)

    def find(self, query: Query, *, limit: int, offset: int = 0, order: Order = "relevance") -> Sequence[Hit]:
        """The documents from `offset` on, best (or newest, or oldest) first."""
        if limit < 1:
            return []
        by = {"relevance": None, "newest": "day", "oldest": "since"}[order]
        way = tantivy.Order.Asc if order == "oldest" else tantivy.Order.Desc
        asked = built(query)
        with _reading():
            # Not counting lets the engine skip what cannot come first.
            hits = self._searcher.search(
                asked, limit=limit, count=False, offset=offset, order_by_field=by, order=way
            ).hits
        return list(self._read(hits))

    def best(self, query: Query, groups: Sequence[str], limit: int) -> Mapping[str, Iterable[Hit]]:
        """The best of each group: from the best of all, which the engine finds without looking at
        every match; only a group that comes up short there is searched by itself."""
        with _reading():
            asked, many = built(query), limit * _DEEPER
            top = self._searcher.search(asked, limit=many, count=False).hits
            numbers = self._searcher.fast_field_values("group", [address for _, address in top])
            by_number: dict[Any, list[Any]] = {}
            for hit, number in zip(top, numbers, strict=True):
                by_number.setdefault(number, []).append(hit)
            return {
                group: self._of_group(asked, number, by_number.get(number, []), limit, short=len(top) == many)
                for group, number in ((group, GROUPS.index(group)) for group in groups)
            }

    def _of_group(self, asked: Asked, number: int, found: _Hits, limit: int, *, short: bool) -> Iterator[Hit]:
        if len(found) < limit and short:
            belongs = Asked.const_score_query(Asked.term_query(SCHEMA, "group", number), 0.0)
            both = Asked.boolean_query([(Occur.Must, belongs), (Occur.Must, asked)])
            found = self._searcher.search(both, limit=limit, count=False).hits
        return self._read(found[:limit])

    def _read(self, hits: _Hits) -> Iterator[Hit]:
        for score, address in hits:
            with _reading():
                card = _card(self._searcher, address)
            yield Hit(float(score), card)

    def count(self, query: Query, *, whole: bool = False) -> Counts:
        """How many of the documents found carry each `name=code`: reckoned from the sample where enough
        of it is found, since what counting costs grows with what is found; not when `whole` is asked: then
        it is counted once, and kept as long as this commit is the latest."""
        if whole:
            return self._counted_once(query)
        if self.size() > _SMALL:
            found = self._codes(built_for_sample(query))
            if max(found.values(), default=0) >= _ENOUGH:
                return Counts({code: number * SHARE for code, number in found.items()}, exact=False)
        return Counts(self._codes(built(query)), exact=True)

    def _counted_once(self, query: Query) -> Counts:
        asked = repr(query)
        found = self._counted.get(asked)
        if found is None:
            found = Counts(self._codes(built(query)), exact=True)
            if len(self._counted) >= _MOST_COUNTED:
                self._counted.clear()
            self._counted[asked] = found
        return found

    def _codes(self, asked: Asked) -> Mapping[str, int]:
        wanted = {"codes": {"terms": {"field": "facet", "size": _MOST_FACET_CODES}}}
        with _reading():
            buckets = self._searcher.aggregate(asked, wanted)["codes"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands (those replaced since the last merge included)."""
        with _reading():
            return self._searcher.doc_freq(field, term)

    def begins(self, field: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms that begin so, with the number of documents they stand in, most frequent first."""
        # The engine stops at its limit in its own order: ask for more, then sort.
        with _reading():
            terms = self._searcher.terms_with_prefix(field, prefix, limit=limit * 20)
        return sorted(terms, key=lambda term: (-term[1], term[0]))[:limit]

    def near(self, field: str, term: str, edits: int, limit: int) -> Sequence[Hit]:
        """Documents that hold a term at most so many edits away (a swap of neighbours is one)."""
        asked = Asked.fuzzy_term_query(SCHEMA, field, term, distance=edits, transposition_cost_one=True)
        with _reading():
            hits = self._searcher.search(asked, limit=limit, count=False).hits
        return list(self._read(hits))

    def frequencies(self, field: str) -> Iterable[tuple[str, int]]:
        """All terms, with the number of documents they stand in."""
        with _reading():
            return self._searcher.terms_with_prefix(field, "")

    def size(self) -> int:
        """The number of documents."""
        return int(self._searcher.num_docs)


class TantivyWriter:
    """The one writer of a folder; the engine holds a lock that dies with the process."""

    def __init__(self, folder: Path, expected: int) -> None:
        with _reading():
            self._index = tantivy.Index.open(str(folder))
            self._writer = self._index.writer(_MUCH if expected else _LITTLE, 1)
        self._piece = -(-max(expected, _SMALL) // _PIECES)
        self._open = 0

    def drop(self, keys: Iterable[str]) -> None:
        """Forget the documents with these keys."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)
            self._open += 1

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries; of very many, a piece is committed now and then."""
        for entry in entries:
            self._writer.add_document(kept(entry))
            self._open += 1
            if self._open == self._piece:
                self.commit()

    def commit(self) -> None:
        """Show what was put and dropped."""
        self._writer.commit()
        self._open = 0

    def close(self) -> None:
        """Wait for merges, sweep up, and let go of the folder."""
        if self._open:
            self._writer.rollback()  # which breaks off merges too
        self._writer.garbage_collect_files()
        self._writer.wait_merging_threads()


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever the engine cannot read makes its folder unfit; a panic of its is no Exception."""
    try:
        yield
    except Exception as error:
        raise Unfit(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise Unfit(str(error)) from error
        raise


def _card(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    return bytes(searcher.doc(address)["card"][0])
