"""What engines are tried with: a second one joins `ENGINES` and is held to what test_engine.py asks."""

from dataclasses import replace

from lemniscaat.discovery.engine import Clause, Engine, Entry, Query
from lemniscaat.discovery.tantivy_engine import TantivyEngine

ENGINES: list[Engine] = [TantivyEngine()]


def entry(key: str, text: str = "", **fields) -> Entry:
    plain = Entry(
        key=key,
        group="knowledge",
        title="",
        mix=text,
        rows=text,
        pairs="",
        exact=text,
        names="",
        begins=[],
        facets=["kind=item"],
        day=0,
        card=key.encode(),
    )
    return replace(plain, **fields)


def anyof(*terms: str, **weights: float) -> Query:
    return Query(anyof=[Clause("mix", term, weights.get(term, 1.0)) for term in terms])
