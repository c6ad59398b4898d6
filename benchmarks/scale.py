"""Speed and size at growing numbers of passages, side by side with SQLite FTS5 and PostgreSQL full text.

python benchmarks/scale.py [--sizes 10000,100000,1000000] [--bench ../shared/bench]

The status is 1 when a figure is over what it may be (`MOST`, at a million passages; `GROWTH`, from any size
to one ten times it), and the lines under the table say which. Each engine at each size in a process of its
own, one after the other: build, then ask. The passages are seeded mixes of the bench's texts, cut to sixty
words, with codes for every facet; the questions are the bench's own.
"""

import argparse
import gzip
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from time import perf_counter, sleep
from typing import Any
from unittest.mock import patch
from uuid import UUID

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

SEED = 20
WORDS, PIECES = 60, 3
WARM, ASKED = 20, 300
PATIENCE = 60.0
"""Seconds in which an engine is asked at the most."""

FULL = 1_000_000
MOST = {
    "search p95 ms": 15.0,
    "match p95 ms": 40.0,
    "build s": 480.0,
    "MB": 1500.0,
    "MB resident": 1073.0,  # a GiB
}
FASTER, GROWTH = 20.0, 3.0
"""How many times the questions a second of the others, how much longer with ten times as many passages."""

SETTINGS = {
    "sqlite": "fts5 unicode61 remove_diacritics 2, detail=column, columnsize on; optimize; mmap 2 GB, cache "
    "256 MB; any word, bm25, top 10",
    "postgresql": "dutch configuration, stored tsvector, GIN; shared_buffers 1 GB, work_mem 128 MB, two "
    "parallel workers, jit off; any word, ts_rank, top 10",
    "lemniscaat": "the software's own search with all facets and ten passages; match over all groups",
}


TUNED = {
    "shared_buffers": "1GB",
    "work_mem": "128MB",
    "maintenance_work_mem": "1GB",
    "jit": "off",
    "max_parallel_workers_per_gather": "2",
}


def texts(bench: Path, number: int) -> Iterator[str]:
    """So many passages: pieces of twenty words of passages by chance."""
    with gzip.open(bench / "passages.jsonl.gz", "rt", encoding="utf-8") as file:
        stock = [json.loads(line)["text"] for line in file]
    chance = random.Random(SEED)
    piece = WORDS // PIECES
    for _ in range(number):
        words: list[str] = []
        for text in chance.choices(stock, k=PIECES):
            source = text.split()
            start = chance.randrange(max(len(source) - piece, 1))
            words += source[start : start + piece]
        yield " ".join(words)


def questions(bench: Path) -> list[str]:
    """What is asked, in an order by chance."""
    with gzip.open(bench / "queries.jsonl.gz", "rt", encoding="utf-8") as file:
        found = [json.loads(line)["q"] for line in file]
    random.Random(SEED).shuffle(found)
    return found


def timed(ask: Callable[[str], object], asked: Sequence[str]) -> dict[str, float]:
    """p50 and p95 in milliseconds, and questions a second."""
    for question in asked[:WARM]:
        ask(question)
    took: list[float] = []
    for question in asked[WARM : WARM + ASKED]:
        began = perf_counter()
        ask(question)
        took.append(perf_counter() - began)
        if sum(took) > PATIENCE:
            break
    took.sort()
    return {
        "p50": took[len(took) // 2] * 1000,
        "p95": took[int(len(took) * 0.95)] * 1000,
        "a second": len(took) / sum(took),
    }


def lemniscaat(bench: Path, number: int, folder: Path) -> dict[str, Any]:
    """The rebuild, in a process of its own as in real life, then search and match."""
    built = _run("rebuild", bench, number, folder)  # which watches itself
    watch = Resident()
    watch.start()
    _set_up(folder)
    from lemniscaat.discovery import api, index, warming

    size = sum(path.stat().st_size for path in index.live().rglob("*") if path.is_file())
    warming.warm()  # as a server does
    asked = questions(bench)
    search = timed(lambda text: api.search(text, per_page=10), asked)
    match = timed(api.match, asked)
    most = max(watch.most, built["resident"])
    return {**built, "bytes": size, "search": search, "match": match, "resident": most}


def rebuild(bench: Path, number: int, folder: Path) -> dict[str, Any]:
    """The real rebuild, from a source of passages."""
    _set_up(folder)
    from lemniscaat.discovery import api
    from lemniscaat.kernel.documents import GROUPS, WHOM, Document, DocumentSource, Passage, documents
    from lemniscaat.site import blank

    blank.lay(folder / "lemniscaat.sqlite3")
    stock = texts(bench, number)
    chance = random.Random(SEED)
    whom: dict[str, list[UUID]] = {kind: [UUID(int=at)] for at, kind in enumerate(WHOM)}
    kind_of = {group: kind for kind, group in WHOM.items()}

    def load(uuids: Sequence[UUID]) -> Iterator[Document]:
        for uuid in uuids:
            text = next(stock)
            group = chance.choices(GROUPS, (70, 20, 4, 2, 2, 1, 1))[0]
            if group in kind_of:
                whom[kind_of[group]].append(uuid)
            yield Document(
                kind=kind_of.get(group, "item"),
                uuid=uuid,
                group=group,
                makers=[(kind, chance.choice(some)) for kind, some in whom.items()],
                title=" ".join(text.split()[:7]),
                url=f"/kennis/{uuid}",
                kind_label="Rapport",
                passages=[Passage(text, "samenvatting")],
                facets={
                    "theme": [f"thema-{chance.randrange(40)}" for _ in range(2)],
                    "werkplaats": [f"w{chance.randrange(16)}"],
                    "four_o": [f"o{chance.randrange(4)}"],
                    "audience": [f"a{chance.randrange(6)}"],
                    "source": [f"s{chance.randrange(3)}"],
                    "rung": [str(chance.randrange(6))],
                    "year": [str(2009 + chance.randrange(18))],
                    "licence": [f"l{chance.randrange(5)}"],
                },
            )

    source = DocumentSource(load, lambda: (UUID(int=at) for at in range(number)))
    with patch.object(documents, "_entries", {"item": source}):
        began = perf_counter()
        api.rebuild()
        built = perf_counter() - began
    return {"build": built}


def _set_up(folder: Path) -> None:
    os.environ |= {"LEMNISCAAT_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"}
    import django

    django.setup()


def sqlite(bench: Path, number: int, folder: Path) -> dict[str, Any]:
    """SQLite FTS5."""
    with closing(sqlite3.connect(folder / "fts.sqlite3")) as base:
        base.execute("PRAGMA journal_mode=OFF")
        base.execute("PRAGMA synchronous=OFF")
        base.execute("PRAGMA mmap_size=2147483648")
        base.execute("PRAGMA cache_size=-262144")
        began = perf_counter()
        base.execute(
            "CREATE VIRTUAL TABLE passage USING fts5"
            "(text, tokenize='unicode61 remove_diacritics 2', detail='column')"
        )
        base.executemany("INSERT INTO passage VALUES (?)", ((text,) for text in texts(bench, number)))
        base.execute("INSERT INTO passage(passage) VALUES ('optimize')")
        base.commit()
        built = perf_counter() - began

        def ask(question: str) -> object:
            words = " OR ".join(f'"{word}"' for word in _words(question))
            return base.execute(
                "SELECT rowid, text FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT 10",
                [words],
            ).fetchall()

        search = timed(ask, questions(bench))
    return {"build": built, "bytes": (folder / "fts.sqlite3").stat().st_size, "search": search}


def postgresql(bench: Path, number: int, folder: Path) -> dict[str, Any]:
    """PostgreSQL full text."""
    import cluster
    import psycopg

    with cluster.cluster(TUNED) as url, psycopg.connect(f"{url.rpartition('/')[0]}/postgres") as base:
        base.autocommit = True
        began = perf_counter()
        base.execute(
            "CREATE TABLE passage (id serial, text text,"
            " found tsvector GENERATED ALWAYS AS (to_tsvector('dutch', text)) STORED)"
        )
        with base.cursor().copy("COPY passage (text) FROM STDIN") as copy:
            for text in texts(bench, number):
                copy.write_row([text])
        base.execute("CREATE INDEX ON passage USING gin (found) WITH (fastupdate=off)")
        base.execute("VACUUM ANALYZE passage")
        built = perf_counter() - began
        size = base.execute("SELECT pg_total_relation_size('passage')").fetchone()

        def ask(question: str) -> object:
            words = " | ".join(_words(question))
            return base.execute(
                "SELECT id, text FROM passage, to_tsquery('dutch', %s) asked WHERE found @@ asked"
                " ORDER BY ts_rank(found, asked) DESC LIMIT 10",
                [words],
            ).fetchall()

        search = timed(ask, questions(bench))
    return {"build": built, "bytes": size[0] if size else 0, "search": search}


def _words(question: str) -> list[str]:
    """The words of a question that say something: the same for each engine."""
    from lemniscaat.discovery.dutch.analyser import STOP

    return [word for word in re.findall(r"[^\W_]+", question.lower()) if word not in STOP] or ["niets"]


ENGINES = {"lemniscaat": lemniscaat, "sqlite": sqlite, "postgresql": postgresql}
PARTS = {**ENGINES, "rebuild": rebuild}


def one(name: str, bench: Path, number: int, folder: Path) -> None:
    """One engine at one size, in this process; prints what was found as JSON."""
    watch = Resident()
    watch.start()
    found = PARTS[name](bench, number, folder)
    print(json.dumps({"resident": watch.most, **found}))


class Resident(threading.Thread):
    """Watches what is resident of this process and those it started, together: the most at any moment. What
    they share, as the libraries, counts once (Linux: the proportional set size)."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0

    def run(self) -> None:
        """Look once a second, as long as the process lives."""
        while True:
            self.most = max(self.most, sum(map(_resident, [os.getpid(), *_started(os.getpid())])))
            sleep(1)


def _resident(pid: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return 0


def _started(pid: int) -> Iterator[int]:
    for listed in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listed.read_text().split()):
                yield child
                yield from _started(child)


def broken(number: int, found: dict[str, dict[str, Any]], before: dict[str, float]) -> Iterator[str]:
    """What is not as it must be at this size, a line each; `before` are the 95th percentiles at a tenth."""
    ours = found["lemniscaat"]
    if number >= FULL:
        figures = (
            ours["search"]["p95"],
            ours["match"]["p95"],
            ours["build"],
            ours["bytes"] / 1e6,
            ours["resident"] / 1e6,
        )
        for (name, most), figure in zip(MOST.items(), figures, strict=True):
            if figure > most:
                yield f"{name}: {figure:.1f}, at most {most:.0f}"
        for name in found.keys() - {"lemniscaat"}:
            times = ours["search"]["a second"] / found[name]["search"]["a second"]
            if times < FASTER:
                yield f"{times:.0f} times the questions a second of {name}, at least {FASTER:.0f}"
    for name in ("search", "match"):
        if before and (growth := ours[name]["p95"] / before[name]) > GROWTH:
            yield f"{name} takes {growth:.1f} times as long with ten times as many, at most {GROWTH:.0f}"


def main(sizes: Sequence[int], bench: Path) -> int:
    """All engines at all sizes; prints a table, a line each. Growth is that of p95 since the size before."""
    table = Table(
        *(
            "",
            "passages",
            "build s",
            "MB",
            "MB resident",
            "p50 ms",
            "p95 ms",
            "a second",
            "ours is",
            "growth",
        ),
        title=f"any word of {ASKED} questions, top 10",
    )
    before: dict[str, float] = {}
    seen: dict[int, dict[str, float]] = {}
    wrong: list[str] = []
    for number in sizes:
        found = {name: _alone(name, bench, number) for name in ENGINES}
        ours = found["lemniscaat"]
        rows = {name: (its, its["search"]) for name, its in found.items()}
        rows["lemniscaat, match"] = (ours, ours["match"])
        for name, (its, speed) in rows.items():
            table.add_row(
                name,
                f"{number:,}",
                f"{its['build']:.0f}",
                f"{its['bytes'] / 1e6:.0f}",
                f"{its['resident'] / 1e6:.0f}" if name != "postgresql" else "",  # a server apart
                f"{speed['p50']:.1f}",
                f"{speed['p95']:.1f}",
                f"{speed['a second']:.0f}",
                f"{ours['search']['a second'] / speed['a second']:.0f} ×" if its is not ours else "",
                f"{speed['p95'] / before[name]:.1f} ×" if name in before else "",
            )
            before[name] = speed["p95"]
        wrong += [
            f"{number:,} passages: {its}" for its in sorted(broken(number, found, seen.get(number // 10, {})))
        ]
        seen[number] = {name: ours[name]["p95"] for name in ("search", "match")}
    console = Console(width=120)
    console.print(table)
    for name, setting in SETTINGS.items():
        console.print(f"{name}: {setting}")
    for line in wrong:
        console.print(line)
    return int(bool(wrong))


def _alone(name: str, bench: Path, number: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        return _run(name, bench, number, Path(folder))


def _run(name: str, bench: Path, number: int, folder: Path) -> dict[str, Any]:
    command = [sys.executable, __file__, "--bench", str(bench), "--one", name, "--sizes", str(number)]
    command += ["--folder", str(folder)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    print(name, number, found, file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--bench", type=Path, default=HERE.parent.parent / "shared" / "bench")
    parser.add_argument("--one", choices=PARTS)
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    numbers = [int(size) for size in given.sizes.split(",")]
    if given.one:
        one(given.one, given.bench, numbers[0], given.folder)
    else:
        sys.exit(main(numbers, given.bench))
