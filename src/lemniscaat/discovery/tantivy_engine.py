"""The engine we have: tantivy, embedded, one folder an index."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy
from tantivy import Occur
from tantivy import Query as Asked

from lemniscaat.discovery.engine import Clause, Entry, Found, Hit, Order, Query, Reader, Unfit, Writer

MARK = f"{tantivy.__version__}, schema 1"
"""Raise the number with every change of the schema."""

_OPTION = {
    "key": "basic",
    "group": "basic",
    "facet": "basic",
    "title": "freq",
    "mix": "freq",
    "lem": "position",
    "exact": "basic",
    "names": "basic",
}
_MOST_FACET_CODES = 2_000
_ONE_WRITER = 48_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "group"):
        builder.add_text_field(name, tokenizer_name="raw", index_option=_OPTION[name])
    builder.add_text_field("facet", tokenizer_name="raw", index_option=_OPTION["facet"], fast=True)
    for name in ("title", "mix", "lem", "exact", "names"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=_OPTION[name])
    builder.add_integer_field("day", fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


SCHEMA = _schema()


class TantivyEngine:
    """Makes and opens index folders."""

    mark = MARK

    def create(self, folder: Path) -> None:
        """An empty index in an empty folder."""
        tantivy.Index(SCHEMA, path=str(folder), reuse=False)

    def reader(self, folder: Path) -> Reader:
        """A reader of the last commit."""
        return TantivyReader(folder)

    def writer(self, folder: Path) -> Writer:
        """The writer; raises `ValueError` while another has the folder."""
        return TantivyWriter(folder)


class TantivyReader:
    """Reads one commit; `fresh` looks at the folder's meta file to see whether there is a later one."""

    def __init__(self, folder: Path) -> None:
        self._meta = folder / "meta.json"
        with _reading():
            self._stamp = self._meta.stat().st_mtime_ns
            self._index = tantivy.Index.open(str(folder))
            # By hand: a watching thread would not live through a fork, and would lag.
            self._index.config_reader("manual")
            self._searcher = self._index.searcher()

    def fresh(self) -> Reader:
        """This reader, moved on to the latest commit."""
        with _reading():
            if (stamp := self._meta.stat().st_mtime_ns) != self._stamp:
                self._index.reload()
                self._searcher = self._index.searcher()
                self._stamp = stamp
        return self

    def find(self, query: Query, *, limit: int, offset: int = 0, order: Order = "relevance") -> Found:
        """The documents from `offset` on, best (or newest, or oldest) first, and how many there are."""
        searcher = self._searcher
        ordered = (
            {}
            if order == "relevance"
            else {
                "order_by_field": "day",
                "order": tantivy.Order.Desc if order == "newest" else tantivy.Order.Asc,
            }
        )
        asked = _built(query)
        with _reading():
            result = searcher.search(asked, limit=max(limit, 1), offset=offset, **ordered)
            hits = [Hit(float(score), _card(searcher, address)) for score, address in result.hits[:limit]]
        return Found(int(result.count), hits)

    def count(self, query: Query) -> Mapping[str, int]:
        """How many of the documents found carry each `name=code`."""
        wanted = {"codes": {"terms": {"field": "facet", "size": _MOST_FACET_CODES}}}
        asked = _built(query)
        with _reading():
            buckets = self._searcher.aggregate(asked, wanted)["codes"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}

    def frequency(self, field: str, term: str) -> int:
        """In how many documents a term stands (those replaced since the last merge included)."""
        return self._searcher.doc_freq(field, term)

    def begins(self, field: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms that begin so, with the number of documents, most frequent first."""
        # The engine stops at its limit in its own order: ask for more, then sort.
        terms = self._searcher.terms_with_prefix(field, prefix, limit=limit * 20)
        return sorted(terms, key=lambda term: (-term[1], term[0]))[:limit]

    def size(self) -> int:
        """The number of documents."""
        return int(self._searcher.num_docs)


class TantivyWriter:
    """The one writer of a folder; the engine holds a lock that dies with the process."""

    def __init__(self, folder: Path) -> None:
        with _reading():
            self._index = tantivy.Index.open(str(folder))
            self._writer = self._index.writer(_ONE_WRITER, 1)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget the documents with these keys."""
        for key in keys:
            self._writer.delete_documents_by_term("key", key)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries."""
        for entry in entries:
            # from_dict checks the types at once; a wrong one would kill the writer later on.
            self._writer.add_document(tantivy.Document.from_dict(_fields(entry), SCHEMA))

    def commit(self) -> None:
        """Show what was put and dropped."""
        self._writer.commit()

    def close(self) -> None:
        """Wait for merges, sweep up, and let go of the folder."""
        self._writer.rollback()
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


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "key": entry.key,
        "group": entry.group,
        "facet": list(entry.facets),
        "title": " ".join(entry.title),
        "mix": " ".join(entry.mix),
        "lem": " ".join(entry.lem),
        "exact": " ".join(entry.exact),
        "names": " ".join(entry.names),
        "day": entry.day,
        "card": entry.card,
    }


def _card(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    return bytes(searcher.doc(address).get_first("card"))


def _built(query: Query) -> Asked:
    if not (query.everything or query.anyof or query.must):
        return Asked.empty_query()
    musts = [_clause(clause) for clause in query.must]
    if query.everything:
        musts.append(Asked.all_query())
    if query.group:
        musts.append(_term("group", query.group))
    for name, codes in query.filters.items():
        musts.append(_any([_term("facet", f"{name}={code}") for code in codes]))
    if query.anyof:
        musts.append(_any([_clause(clause) for clause in query.anyof]))
    never = [(Occur.MustNot, _clause(clause)) for clause in query.never]
    if len(musts) == 1 and not never:
        return musts[0]
    return Asked.boolean_query([*((Occur.Must, must) for must in musts), *never])


def _any(queries: list[Asked]) -> Asked:
    return queries[0] if len(queries) == 1 else Asked.boolean_query([(Occur.Should, one) for one in queries])


def _clause(clause: Clause) -> Asked:
    if len(clause.terms) == 1:
        query = _term(clause.field, clause.terms[0])
    else:
        query = Asked.phrase_query(SCHEMA, clause.field, list(clause.terms))
    return query if clause.weight == 1.0 else Asked.boost_query(query, clause.weight)


def _term(field: str, term: str) -> Asked:
    query = Asked.term_query(SCHEMA, field, term, _OPTION[field])
    # Where a document belongs says nothing about how well it answers.
    return Asked.const_score_query(query, 0.0) if field in {"group", "facet"} else query
