"""Families of tiny processes: each child writes its pid and waits."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

FAMILY = """
import os, sys, time
from pathlib import Path
from lemniscaat.site.processes import Child, Family

folder = Path(sys.argv[1])

def waiting(name):
    def work():
        with (folder / name).open("a") as file:
            file.write(f"{os.getpid()}\\n")
        time.sleep(60)
    return work

family = Family(Child("one", waiting("one")), Child("two", waiting("two")))
sys.exit(family.keep(ready=lambda: (folder / "two").exists(), when_ready=lambda: print("ready", flush=True)))
"""


def eventually(seen: Callable[[], object], within: float = 10) -> object:
    """What is seen at last; fails when it takes too long."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if found := seen():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not come to pass")


def alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def family(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    parent = subprocess.Popen(
        [sys.executable, "-c", FAMILY, str(tmp_path)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "lemniscaat.site.settings"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        yield parent
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def pids(folder: Path, name: str) -> list[int]:
    """The pids of a child, oldest first."""
    path = folder / name
    return [int(line) for line in path.read_text().splitlines()] if path.exists() else []


def test_a_child_that_dies_is_started_again(family, tmp_path: Path) -> None:
    [first] = eventually(lambda: pids(tmp_path, "one"))
    os.kill(first, signal.SIGKILL)
    eventually(lambda: len(pids(tmp_path, "one")) == 2)
    assert (alive(first), alive(pids(tmp_path, "one")[1]), len(pids(tmp_path, "two"))) == (False, True, 1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_takes_the_children_along(number, family, tmp_path: Path) -> None:
    children = [*eventually(lambda: pids(tmp_path, "one")), *pids(tmp_path, "two")]
    family.send_signal(number)
    assert family.wait(timeout=15) == 0
    assert [alive(pid) for pid in children] == [False, False]


def test_killed_leaves_no_orphan(family, tmp_path: Path) -> None:
    children = [*eventually(lambda: pids(tmp_path, "one")), *pids(tmp_path, "two")]
    family.kill()
    eventually(lambda: not any(alive(pid) for pid in children))
