"""Processes and what they come to, seen from outside."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 90
"""Seconds; on a machine with nothing else to do the whole takes a quarter of it."""


def children(pid: int) -> list[int]:
    """The processes that one started, oldest first, as Linux tells it."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except FileNotFoundError:
        return []


def alive(pid: int) -> bool:
    """Whether a process is there, if only because nobody has noticed its end."""
    return Path(f"/proc/{pid}").exists()


def eventually(seen: Callable[[], bool], within: float = PATIENCE) -> None:
    """Wait for it; fails when it takes too long."""
    deadline = time.monotonic() + within
    while not seen():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.05)
