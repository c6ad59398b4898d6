"""Doors open the transaction, actions demand one (house rule 1)."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import connection, transaction

Params = ParamSpec("Params")
Result = TypeVar("Result")

opened = transaction.atomic
"""Opened by a door: a view, a command, a job, an API call."""


def action(verb: Callable[Params, Result]) -> Callable[Params, Result]:
    """Mark a function as an action: it writes, so its caller must have opened a transaction."""

    @wraps(verb)
    def within(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        if not connection.in_atomic_block:
            raise RuntimeError(f"{verb.__qualname__} needs a transaction opened by its door")
        return verb(*args, **kwargs)

    return within
