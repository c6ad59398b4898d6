"""Analysing in processes beside this one, so that a rebuild uses all cores.

Each is `python -m lemniscaat.discovery.analysing`: it reads cards and writes entries, and knows neither
database nor settings. It stops when its input ends, so that it never outlives whoever asked for it, however
that one ends.
"""

import os
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from subprocess import PIPE, Popen
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Self

from lemniscaat.discovery.cards import Card, analysed
from lemniscaat.discovery.engine import Entry

Plain = tuple[Card, Sequence[str]]
"""A card with its codes: all that is to be analysed."""


MOST = 4
"""More would not make the one writer any faster, and each holds the dictionaries."""


AHEAD = 2
"""So much is given to each before anything is taken: what is next is there when the last is done."""


class Analyst:
    """One such process. It gives back what it was given in the same order."""

    def __init__(self) -> None:
        # A session of its own: whoever interrupts a rebuild at the keyboard means us.
        command = [sys.executable, "-m", __name__]
        self._process = Popen(command, stdin=PIPE, stdout=PIPE, start_new_session=True)  # noqa: S603  our own

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def give(self, some: Sequence[Plain]) -> None:
        """Let these be analysed meanwhile. What goes wrong is told by `take`."""
        said = pickle.dumps(some, pickle.HIGHEST_PROTOCOL)
        if self._process.stdin:
            with suppress(BrokenPipeError):
                self._process.stdin.write(said)
                self._process.stdin.flush()

    def take(self) -> list[Entry] | None:
        """Their entries; None when one of them could not be analysed, or the process is no more."""
        stdout = self._process.stdout
        try:
            # Only what our own code wrote comes through this pipe.
            return pickle.load(stdout) if stdout else None  # noqa: S301
        except (EOFError, OSError, pickle.UnpicklingError):
            return None

    def close(self) -> None:
        """Let it stop."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        self._process.wait()


def many() -> int:
    """How many work beside us: one for each other core, within bounds."""
    return min(max((os.cpu_count() or 1) - 1, 1), MOST)


class Analysts:
    """All that work beside us, to be given work in turn."""

    def __init__(self) -> None:
        self.all = [Analyst() for _ in range(many())]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _value: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        for analyst in self.all:
            analyst.close()


def work(given: BinaryIO, told: BinaryIO) -> None:
    """Analyse what is given until it ends."""
    waiting: SimpleQueue[Sequence[Plain] | None] = SimpleQueue()
    # Reads whatever we are doing: whoever gives more before taking what is done must not wait for us.
    Thread(target=_read, args=(given, waiting), daemon=True).start()
    while (some := waiting.get()) is not None:
        pickle.dump(_entries(some), told, pickle.HIGHEST_PROTOCOL)
        told.flush()


def _read(given: BinaryIO, waiting: SimpleQueue[Sequence[Plain] | None]) -> None:
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(given))  # noqa: S301  see `take`
    waiting.put(None)


def _entries(some: Sequence[Plain]) -> list[Entry] | None:
    try:
        return [analysed(card, codes) for card, codes in some]
    except Exception:  # noqa: BLE001  whoever asked finds out which one it is
        return None


if __name__ == "__main__":
    work(sys.stdin.buffer, sys.stdout.buffer)
