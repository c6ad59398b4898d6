"""A rebuild on all cores comes to the same as one on one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lemniscaat.discovery import analysing, api, filling, index, loading
from lemniscaat.discovery.engine import Query
from lemniscaat.kernel.models import Changed

SCRIPT = """
from lemniscaat.discovery.analysing import Analysts
with Analysts() as analysts:
    print(*(analyst.pid for analyst in analysts.all), flush=True)
    input()
"""


@pytest.fixture
def beside(monkeypatch):
    monkeypatch.setattr(filling, "FEW", 0)
    monkeypatch.setattr(loading, "BATCH", 3)


def kept():
    """What the index holds, field by field as far as it shows."""
    hits = index.ask(lambda edition: edition.reader.find(Query(everything=True), limit=100))
    terms = index.ask(
        lambda edition: [sorted(edition.reader.frequencies(field)) for field in ("mix", "rows", "pairs")]
    )
    return sorted(hit.card for hit in hits), terms


def test_rebuild_on_all_cores_comes_to_the_same(shelf, put, monkeypatch):
    for number in range(20):
        put(f"Stuk {number}", f"De jeugdzorgaanbieders van wijk {number}", people=["Piet Één"])
    api.rebuild()
    alone = kept()
    monkeypatch.setattr(filling, "FEW", 0)
    monkeypatch.setattr(loading, "BATCH", 3)
    told = []
    assert api.rebuild(lambda done, total: told.append((done, total))).documents == 20
    assert kept() == alone
    assert told == [(done, 20) for done in (3, 6, 9, 12, 15, 18, 20)]


def test_what_is_bad_is_set_aside_by_itself(shelf, put, beside):
    good, bad = [put(f"Stuk {number}") for number in range(10)], put("Slecht")
    shelf[bad.uuid] = ValueError("onleesbaar")
    made = api.rebuild()
    assert (made.documents, made.set_aside) == (len(good), {("thing", bad.uuid): "ValueError('onleesbaar')"})
    assert [row.uuid for row in Changed.objects.all()] == [bad.uuid]


def test_killed_analysts_lose_nothing(shelf, put, beside, monkeypatch):
    for number in range(40):
        put(f"Stuk {number}")
    started = []

    class Watched(analysing.Analyst):
        def __init__(self):
            super().__init__()
            started.append(self.pid)

    monkeypatch.setattr(analysing, "Analyst", Watched)

    def kill(done, total):
        while started:
            os.kill(started.pop(), signal.SIGKILL)

    assert api.rebuild(kill).documents == 40
    assert not started


def test_analysts_end_with_whoever_started_them():
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert pids
    until = time.monotonic() + 20
    while any(map(is_there, pids)):
        assert time.monotonic() < until, pids
        time.sleep(0.05)


def is_there(pid: int) -> bool:
    """Whether a process runs; one that ended and waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
