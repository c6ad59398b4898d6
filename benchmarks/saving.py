"""How long it takes from saving a thing to finding it, with the worker running beside.

    LEMNISCAAT_DATA=var python benchmarks/saving.py [--times 60] [--limit 1500]

Works on a copy of the demonstration that `LEMNISCAAT_DATA` holds. The status is 1 when the 95th percentile,
in milliseconds, is at the limit or above it.
"""
# ruff: noqa: PLC0415  nothing of Django can be imported before it is set up

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from uuid import UUID

LETTERS = "bdfgklmnprstvz"
PATIENCE = 30.0
"""Seconds after which a thing counts as never found."""


@contextmanager
def copied() -> Iterator[None]:
    """The data in a folder that may be written to, with a worker at work on it."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(os.environ["LEMNISCAAT_DATA"], data)
        os.environ["LEMNISCAAT_DATA"] = str(data)
        worker = subprocess.Popen([sys.executable, "-m", "lemniscaat", "worker"])
        try:
            yield
        finally:
            worker.terminate()
            worker.wait()


def milliseconds(times: int) -> list[float]:
    """From the commit of a publication to the first search that finds it, so many times: a piece of
    knowledge and a question by turns."""
    import django

    django.setup()
    from lemniscaat.discovery import api as discovery
    from lemniscaat.kernel import transactions

    chance = random.Random(1)
    found = []
    for number in range(times):
        word = "".join(chance.choices(LETTERS, k=12))
        with transactions.opened():
            uuid = (_question if number % 2 else _item)(f"Hoe zetten we een {word} in bij eenzaamheid?")
        began = time.perf_counter()
        while not any(hit.uuid == uuid for hit in discovery.search(f'"{word}"').hits):
            if time.perf_counter() - began > PATIENCE:
                raise SystemExit(f"{word} was never found")
            time.sleep(0.005)
        found.append((time.perf_counter() - began) * 1000)
        time.sleep(chance.uniform(0, 0.5))  # at any moment of the worker's turn
    return found


def _item(text: str) -> UUID:
    from lemniscaat.knowledge import api as knowledge
    from lemniscaat.network import api as network
    from lemniscaat.vocabulary import api as vocabulary

    system = network.system()
    item = knowledge.draft_item(
        actor=system, title=text, kind=vocabulary.kinds()[0], werkplaats=network.werkplaatsen()[0]
    )
    knowledge.submit_item(actor=system, item=item)
    knowledge.publish_item(actor=system, item=item)
    return item.uuid


def _question(text: str) -> UUID:
    from lemniscaat.agenda import api as agenda
    from lemniscaat.network import api as network

    system = network.system()
    question = agenda.ask_question(actor=system, original=text, werkplaats=network.werkplaatsen()[0]).question
    agenda.settle_wording(actor=system, question=question, text=text)
    agenda.publish_question(actor=system, question=question)
    return question.uuid


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--limit", type=float)
    given = parser.parse_args()
    with copied():
        spent = milliseconds(given.times)
    late = quantiles(spent, n=20)[-1]
    print(f"from saving to finding, {given.times} times: p50 {median(spent):.0f} ms, p95 {late:.0f} ms")
    return int(given.limit is not None and late >= given.limit)


if __name__ == "__main__":
    sys.exit(main())
