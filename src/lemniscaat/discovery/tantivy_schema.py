"""What tantivy keeps of a document, and how it is asked for it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from importlib.metadata import version
from itertools import pairwise
from zlib import crc32

import tantivy
from tantivy import Occur
from tantivy import Query as Asked

from lemniscaat.discovery.engine import Clause, Entry, Query
from lemniscaat.kernel.documents import GROUPS

MARK = f"tantivy {version('tantivy')}, schema 13"
"""Raise the number with every change of the schema, and of what is on a card."""

SHARE = 64
"""One document in so many is in the sample."""

_OPTION = {
    "key": "basic",
    "facet": "freq",
    "title": "freq",
    "mix": "freq",
    "rows": "position",
    "pairs": "freq",
    "exact": "basic",
    "names": "freq",
    "begins": "basic",
    "sample": "basic",
}
"""What hits are ranked by has its frequencies kept, though it stands but once: the engine only skips what
cannot come first where it knows them of every term."""

_ALL = "*"

_Find = Callable[[str, str], Asked]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "begins", "sample"):
        builder.add_text_field(name, tokenizer_name="raw", index_option=_OPTION[name])
    builder.add_text_field("facet", tokenizer_name="raw", index_option=_OPTION["facet"], fast=True)
    for name in ("title", "mix", "rows", "pairs", "exact", "names"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=_OPTION[name])
    builder.add_integer_field("group", indexed=True, fast=True)
    builder.add_integer_field("day", fast=True)
    builder.add_integer_field("since", fast=True)
    builder.add_bytes_field("card", stored=True)
    return builder.build()


SCHEMA = _schema()


def kept(entry: Entry) -> tantivy.Document:
    """The document as tantivy has it."""
    fields = {
        "key": entry.key,
        "group": GROUPS.index(entry.group),
        "facet": list(entry.facets),
        "title": entry.title,
        "mix": entry.mix,
        "rows": entry.rows,
        "pairs": entry.pairs,
        "exact": entry.exact,
        "names": entry.names,
        "begins": list(entry.begins),
        "day": entry.day,
        # Without a date it comes last, whichever way one looks.
        "since": entry.day or date.max.toordinal(),
        "card": entry.card,
        "sample": _sample(entry),
    }
    # from_dict checks the types at once; a wrong one would kill the writer later on.
    return tantivy.Document.from_dict(fields, SCHEMA)


def _sample(entry: Entry) -> list[str]:
    """For one document in so many, all that can be asked of it in one field of its own: what is asked
    there touches the sample alone. Its key decides, so that saving it again changes no count."""
    if crc32(entry.key.encode()) % SHARE:
        return []
    fields: dict[str, Iterable[str]] = {"key": [entry.key], "facet": entry.facets}
    fields |= {name: getattr(entry, name).split() for name in ("title", "mix", "rows", "pairs", "names")}
    return sorted({_ALL, *(f"{name}:{term}" for name, terms in fields.items() for term in terms)})


def term(field: str, its: str) -> Asked:
    """The documents with this term, or with these in a row."""
    if field == "rows" and " " in its:
        return Asked.phrase_query(SCHEMA, field, [*its.split(" ")])
    return Asked.term_query(SCHEMA, field, its, _OPTION[field])


def built(query: Query) -> Asked:
    """What tantivy is asked."""
    return _built(query, term, Asked.all_query())


def built_for_sample(query: Query) -> Asked:
    """The same, asked of the sample."""
    return _built(query, _in_sample, term("sample", _ALL))


def _in_sample(field: str, its: str) -> Asked:
    """What stands in a row is reckoned by its neighbours: in the sample no term has a place."""
    if field == "rows" and " " in its:
        return _all([_in_sample("pairs", "_".join(pair)) for pair in pairwise(its.split(" "))])
    return term("sample", f"{field}:{its}")


def _built(query: Query, find: _Find, everything: Asked) -> Asked:
    if not (query.everything or query.anyof or query.must):
        return Asked.empty_query()
    musts = [_weighed(clause, find) for clause in query.must]
    if query.everything:
        musts.append(everything)
    for name, codes in query.filters.items():
        # Where a document belongs says nothing about how well it answers.
        musts.append(Asked.const_score_query(_any([find("facet", f"{name}={code}") for code in codes]), 0.0))
    if query.among:
        musts.append(Asked.const_score_query(_any([find("key", key) for key in query.among]), 0.0))
    if query.anyof:
        musts.append(_any([_weighed(clause, find) for clause in query.anyof]))
    never = [(Occur.MustNot, _all([_weighed(clause, find) for clause in clauses])) for clauses in query.never]
    if not never:
        return _all(musts)
    return Asked.boolean_query([*((Occur.Must, must) for must in musts), *never])


def _any(queries: list[Asked]) -> Asked:
    return queries[0] if len(queries) == 1 else Asked.boolean_query([(Occur.Should, one) for one in queries])


def _all(queries: Sequence[Asked]) -> Asked:
    return queries[0] if len(queries) == 1 else Asked.boolean_query([(Occur.Must, one) for one in queries])


def _weighed(clause: Clause, find: _Find) -> Asked:
    query = find(clause.field, clause.term)
    return query if clause.weight == 1.0 else Asked.boost_query(query, clause.weight)
