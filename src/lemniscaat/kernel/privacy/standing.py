"""What a form let stand, for whatever is written with its words."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from lemniscaat.kernel.privacy.checking import Left

_LEFT: ContextVar[tuple[Left, ...]] = ContextVar("left", default=())


@contextmanager
def letting_stand(left: Iterable[Left]) -> Iterator[None]:
    """Every audit event within says this: of a form that looked at its words itself, before its action."""
    token = _LEFT.set(tuple(left))
    try:
        yield
    finally:
        _LEFT.reset(token)


def let_stand() -> tuple[Left, ...]:
    """What the form around this let stand."""
    return _LEFT.get()
