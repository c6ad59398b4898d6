"""Long work on a terminal: a bar. Elsewhere: one line when it begins."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Advance(Protocol):
    """Called with how much is done and, where it is known, of how much."""

    def __call__(self, done: int, total: int | None = None, /) -> None: ...


@contextmanager
def bar(title: str) -> Iterator[Advance]:
    """Show `title` on standard error while the work goes on."""
    if not sys.stderr.isatty():
        print(f"{title} …", file=sys.stderr, flush=True)
        yield _silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def advance(done: int, total: int | None = None, /) -> None:
            progress.update(task, completed=done, total=total)

        yield advance


def _silent(done: int, total: int | None = None, /) -> None:
    """Nobody looks: say nothing."""
