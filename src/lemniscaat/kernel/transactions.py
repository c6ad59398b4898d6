"""Doors open the transaction, actions demand one (house rule 1)."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

Params = ParamSpec("Params")
Result = TypeVar("Result")

opened = transaction.atomic
"""Opened by a door: a view, a command, a job, an API call."""


@contextmanager
def impatient() -> Iterator[None]:
    """A transaction that waits for nobody: raises `OperationalError` at once where it would have to. Within
    another transaction it is a part of that, and as patient."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "sqlite":
        connection.ensure_connection()
        file = connection.connection
        [patience] = file.execute("PRAGMA busy_timeout").fetchone()
        file.execute("PRAGMA busy_timeout = 0")
        try:
            with opened():
                yield
        finally:
            file.execute(f"PRAGMA busy_timeout = {patience}")
    else:
        with opened():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '1ms'")
            yield


def action(verb: Callable[Params, Result]) -> Callable[Params, Result]:
    """Mark a function as an action: it writes, so its caller must have opened a transaction."""

    @wraps(verb)
    def within(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        if not connection.in_atomic_block:
            raise RuntimeError(f"{verb.__qualname__} needs a transaction opened by its door")
        return verb(*args, **kwargs)

    return within
