"""How well analyser and engine find what was judged right, on any set of passages and questions.

Passages are lines `{"id", "text"}`, questions lines `{"q", "rel": [ids]}`, perhaps with the `self` id
of a passage to leave out. A question for which nothing was judged right says nothing about what is found:
it is passed over.
"""

import gzip
import json
import math
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.discovery import asking, clauses, index
from lemniscaat.discovery.cards import entry_of, key, read
from lemniscaat.discovery.engine import Reader
from lemniscaat.discovery.loading import portions
from lemniscaat.kernel.documents import Document, Passage, documents
from lemniscaat.kernel.errors import Invalid

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over the questions; latencies in milliseconds, of analysis and search together."""

    passages: int
    queries: int
    ndcg_at_10: float
    mrr_at_10: float
    recall_at_100: float
    p50_ms: float
    p95_ms: float
    per_query: Sequence[dict[str, Any]] = ()

    def as_dict(self, *, per_query: bool = False) -> dict[str, Any]:
        """As JSON has it."""
        figures = {
            "passages": self.passages,
            "queries": self.queries,
            "ndcg@10": self.ndcg_at_10,
            "mrr@10": self.mrr_at_10,
            "recall@100": self.recall_at_100,
            "p50_ms": self.p50_ms,
            "p95_ms": self.p95_ms,
        }
        return {**figures, "per_query": list(self.per_query)} if per_query else figures


def public_passages() -> Iterator[dict[str, Any]]:
    """Every public document as a passage, by the name that the index has for it."""
    for kind, source in documents.items():
        for uuids in portions(source, source.uuids()):
            for document in source.load(uuids):
                text = "\n".join(passage.text for passage in document.passages)
                yield {"id": key(kind, document.uuid), "title": document.title, "text": text}


def quality(passages: Path, queries: Path, progress: Callable[[int], None] | None = None) -> Quality:
    """Index the passages in a folder of its own and ask the questions; raises `Invalid` when for none of
    them anything was judged right."""
    judged = [(number, query) for number, query in enumerate(lines(queries), 1) if query["rel"]]
    if not judged:
        raise Invalid(_("In the file with questions there is none for which something was judged right."))
    with tempfile.TemporaryDirectory() as folder:
        names = _build(Path(folder), passages, progress)
        return _asked(index.engine.reader(Path(folder)), names, judged)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file with one JSON object a line, packed or not."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as file
    ):
        for line in file:
            if line.strip():
                yield json.loads(line)


def _build(folder: Path, file: Path, progress: Callable[[int], None] | None) -> list[str]:
    names: list[str] = []

    def entries() -> Iterator[Any]:
        for number, passage in enumerate(lines(file)):
            names.append(str(passage["id"]))
            yield entry_of(_document(number, passage))
            if progress and number % 1000 == 0:
                progress(number)

    index.engine.create(folder)
    writer = index.engine.writer(folder, expected=sum(1 for _ in lines(file)))
    writer.put(entries())
    writer.commit()
    writer.close()
    return names


def _document(number: int, passage: dict[str, Any]) -> Document:
    return Document(
        kind="passage",
        uuid=UUID(int=number),
        group="knowledge",
        title=str(passage.get("title", "")),
        url="",
        kind_label="",
        passages=[Passage(str(passage["text"]), "")],
    )


def _asked(reader: Reader, names: Sequence[str], queries: Sequence[tuple[int, dict[str, Any]]]) -> Quality:
    took, figures, told = [], [], []
    for number, query in queries:
        began = perf_counter()
        hits = reader.find(clauses.query(asking.question(str(query["q"]))), limit=DEPTH + 1)
        took.append((perf_counter() - began) * 1000)
        ranked = [names[UUID(read(hit.card).uuid).int] for hit in hits]
        ranked = [name for name in ranked if name != str(query.get("self"))][:DEPTH]
        figures.append(scores(ranked, {str(name) for name in query["rel"]}))
        told.append({"q": query["q"], "ranked": ranked, "n": number})
    ndcg, mrr, recall = (round(sum(column) / len(figures), 4) for column in zip(*figures, strict=True))
    p50, p95 = (round(_at(sorted(took), share), 2) for share in (0.5, 0.95))
    return Quality(len(names), len(queries), ndcg, mrr, recall, p50, p95, told)


def scores(ranked: Sequence[str], right: set[str]) -> tuple[float, float, float]:
    """nDCG@10, MRR@10 and recall@100 of one ranking, each right answer as right as another."""
    gains = [1 / math.log2(place + 2) for place, name in enumerate(ranked[:10]) if name in right]
    ideal = sum(1 / math.log2(place + 2) for place in range(min(len(right), 10)))
    first = next((1 / (place + 1) for place, name in enumerate(ranked[:10]) if name in right), 0.0)
    found = len(right.intersection(ranked[:DEPTH]))
    return (sum(gains) / ideal if ideal else 0.0, first, found / len(right) if right else 0.0)


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0
