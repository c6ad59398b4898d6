"""`kill -9` of a writer, of the worker and of the rebuild beside it: afterwards everything agrees."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from agreeing import EVERYTHING
from lemniscaat.discovery import index
from lemniscaat.site import blank
from watching import alive, children, eventually

pytestmark = pytest.mark.sqlite

LIVING = Path(__file__).with_name("living.py")
ROUNDS = 4
SEED = 7


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation of its own, with its tables."""
    data = tmp_path_factory.mktemp("killed")
    blank.lay(data / "lemniscaat.sqlite3")
    own = {
        **{name: value for name, value in os.environ.items() if not name.startswith("LEMNISCAAT_")},
        "LEMNISCAAT_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings",
    }
    own.pop("DATABASE_URL", None)
    return own


def run(environment: dict[str, str], *arguments: str) -> str:
    """A program to its end; what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, check=True, capture_output=True, text=True, timeout=300
    )
    return done.stdout


def begin(environment: dict[str, str], *arguments: str) -> "subprocess.Popen[str]":
    """A program that goes on."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


@pytest.fixture
def killed_life(environment: dict[str, str]) -> dict[str, str]:
    """An installation in which writer and worker were killed again and again, at random moments."""
    chance = random.Random(SEED)
    for _round in range(ROUNDS):
        worker = begin(environment, "-m", "lemniscaat", "worker")
        writer = begin(environment, str(LIVING), "write")
        try:
            assert writer.stdout is not None
            assert writer.stdout.readline().strip().isdigit()
            time.sleep(chance.uniform(0.2, 1.5))
        finally:
            for victim in chance.sample([worker, writer], 2):
                victim.kill()
                victim.communicate()
    return environment


def test_killed_again_and_again_everything_agrees(killed_life: dict[str, str]) -> None:
    run(killed_life, "-m", "lemniscaat", "worker", "--once")

    said = json.loads(run(killed_life, str(LIVING), "agree"))

    assert said.pop("questions") > ROUNDS
    assert said == EVERYTHING


def waiting(environment: dict[str, str], rows: str) -> int:
    """How many such rows there are."""
    with closing(sqlite3.connect(Path(environment["LEMNISCAAT_DATA"]) / "lemniscaat.sqlite3")) as file:
        return int(file.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])


def halted_rebuild(worker: "subprocess.Popen[str]") -> int:
    """The process beside a worker, halted while it makes the index and nobody waits for it."""
    for _try in range(20):
        eventually(lambda: children(worker.pid) != [] and index.held(index.REBUILD))
        for pid in children(worker.pid):
            os.kill(pid, signal.SIGSTOP)
            if index.held(index.REBUILD) and index.building() and not index.held(index.WRITER):
                return pid
            os.kill(pid, signal.SIGCONT)
        index.want()
    raise AssertionError("it was too quick")


def test_rebuild_goes_on_beside_the_worker_and_begins_again_when_killed(environment, settings) -> None:
    settings.INDEX_ROOT = Path(environment["LEMNISCAAT_DATA"]) / "index"
    run(environment, str(LIVING), "sweep")
    worker = begin(environment, "-m", "lemniscaat", "worker")
    try:
        rebuild = halted_rebuild(worker)
        wished = len(index.wishes())
        run(environment, str(LIVING), "sweep")
        eventually(lambda: waiting(environment, "kernel_outgoingmail WHERE sent_at IS NULL") == 0)
        eventually(lambda: len(index.wishes()) == wished + 1)
        assert children(worker.pid) == [rebuild]

        os.kill(rebuild, signal.SIGKILL)
        eventually(lambda: children(worker.pid) not in ([], [rebuild]))
        rebuild = halted_rebuild(worker)
        os.kill(rebuild, signal.SIGCONT)
    finally:
        worker.kill()
        worker.communicate()
    eventually(lambda: not alive(rebuild))

    worker = begin(environment, "-m", "lemniscaat", "worker")
    try:
        eventually(lambda: index.wishes() == [] and not index.held(index.REBUILD))
        eventually(lambda: waiting(environment, "kernel_changed") == 0)
    finally:
        worker.terminate()
        worker.communicate(timeout=60)
    assert worker.returncode == 0
    said = json.loads(run(environment, str(LIVING), "agree"))
    assert said == {"questions": said["questions"], **EVERYTHING}
