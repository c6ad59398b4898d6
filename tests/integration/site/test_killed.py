"""`kill -9` of a writer and of the worker in the middle of it: afterwards everything agrees."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from agreeing import EVERYTHING
from lemniscaat.site import blank

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
