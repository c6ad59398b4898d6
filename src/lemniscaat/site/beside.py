"""Chores beside the worker: each in a process of its own, so that mails, jobs and index changes go on.

Such a process is `python -m lemniscaat.site.chore NAME PID`, a program begun anew: the worker has threads of
the index's engine by then, and who has threads may not fork. It is there only while there is something to do,
gives its memory back, and ends when the worker ends, however that ends. Killed, it is started again, for its
chore is due still.
"""

import logging
import os
import subprocess
import sys
import time
from dataclasses import dataclass

from lemniscaat.kernel import work

log = logging.getLogger(__name__)

PROGRAM = "lemniscaat.site.chore"

PATIENCE, MOST_PATIENCE = 1.0, 600.0
"""Seconds before a chore that failed is tried again; twice as long each time, up to so many."""


@dataclass(slots=True)
class _State:
    """Of one chore: the process that is at it, how often in a row it failed, and not before when again."""

    process: "subprocess.Popen[bytes] | None" = None
    failed: int = 0
    again_at: float = 0.0


class Beside:
    """What is done beside this process: at most one process for each chore."""

    def __init__(self) -> None:
        self._states: dict[str, _State] = {}

    def look(self) -> None:
        """Start what is due, and notice what has ended. It never waits."""
        for name, chore in work.chores.items():
            state = self._states.setdefault(name, _State())
            _notice_the_end(name, state)
            if state.process is None and time.monotonic() >= state.again_at and chore.is_due():
                command = [sys.executable, "-m", PROGRAM, name, str(os.getpid())]
                state.process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  our own

    def stop(self) -> None:
        """End what is being done: it is due still, and done again from the start."""
        for state in self._states.values():
            if state.process is not None:
                state.process.terminate()
                state.process.wait()


def _notice_the_end(name: str, state: _State) -> None:
    if state.process is None or (status := state.process.poll()) is None:
        return
    state.process, state.failed = None, state.failed + 1 if status else 0
    if status:
        wait = min(PATIENCE * 2 ** (state.failed - 1), MOST_PATIENCE)
        log.warning("the chore %s ended with %s; again in %s s", name, status, wait)
        state.again_at = time.monotonic() + wait
