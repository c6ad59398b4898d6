"""One parent, its children, and no orphans.

The parent loads Django once and forks: a child starts at once and shares its memory. It restarts a child
that dies, and takes all of them along when it stops, also when it is killed.
"""

import ctypes
import logging
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import connections

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds a child gets to finish what it is doing."""

PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """A process to keep alive: `work` runs in it until it is told to stop."""

    name: str
    work: Callable[[], None]
    pid: int = 0
    started: float = field(default=0.0)


def follow_parent(parent: int) -> None:
    """End this process when `parent` ends, however it ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    else:
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def fork(work: Callable[[], None]) -> int:
    """Run `work` in a child that follows us; gives its pid. The child never returns from here."""
    connections.close_all()
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    if pid := os.fork():
        return pid
    status = 1
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        follow_parent(parent)
        work()
        status = 0
    except SystemExit as error:
        status = error.code if isinstance(error.code, int) else 1
    except KeyboardInterrupt:
        status = 130
    except BaseException:  # noqa: BLE001  a child must not run on into its parent's code
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _apart(work: Callable[[], None]) -> None:
    """Run `work` where Ctrl-C does not reach: it is the parent that stops its children."""
    os.setpgid(0, 0)
    work()


def wait(pid: int) -> int:
    """Wait until a child ends; gives its status as a shell would."""
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    return status if status >= 0 else 128 - status


class Family:
    """The children of this process, kept alive until a signal asks to stop."""

    def __init__(self, *children: Child) -> None:
        self.children = children
        self.stopping = False

    def keep(self, ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
        """Start all, call `when_ready` once `ready`, and stay until told to stop; gives the status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        for child in self.children:
            self._start(child)
        told = False
        while not self.stopping:
            if not told and ready():
                told = True
                when_ready()
            self._restart_the_dead()
            time.sleep(0.1)
        self._end()
        return 0

    def _stop(self, number: int, frame: object) -> None:
        self.stopping = True

    def _start(self, child: Child) -> None:
        child.started = time.monotonic()
        child.pid = fork(lambda: _apart(child.work))

    def _restart_the_dead(self) -> None:
        for child in self.children:
            if child.pid and os.waitpid(child.pid, os.WNOHANG)[0]:
                log.warning("the %s process ended; starting it again", child.name)
                child.pid = 0
            if not child.pid and time.monotonic() - child.started > 1:
                self._start(child)

    def _end(self) -> None:
        living = [child.pid for child in self.children if child.pid]
        for pid in living:
            os.kill(pid, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        while living and time.monotonic() < deadline:
            living = [pid for pid in living if not os.waitpid(pid, os.WNOHANG)[0]]
            time.sleep(0.05)
        for pid in living:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
