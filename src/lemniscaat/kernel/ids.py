"""The only source of identifiers and secrets, so that a run can be repeated (house rule 9)."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID, uuid4

_seeded: ContextVar[random.Random | None] = ContextVar("seeded", default=None)


def new_uuid() -> UUID:
    """A random UUID; inside `seeded` the next of the seed's own series."""
    source = _seeded.get()
    return uuid4() if source is None else UUID(int=source.getrandbits(128), version=4)


def new_secret() -> str:
    """A token for an address that only its holder knows: 256 bits, safe in a URL."""
    source = _seeded.get()
    return secrets.token_urlsafe(32) if source is None else f"{source.getrandbits(256):064x}"


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Draw ids and secrets from `seed`. For demonstration data, simulation and tests only."""
    token = _seeded.set(random.Random(seed))  # noqa: S311  repeatable is the point
    try:
        yield
    finally:
        _seeded.reset(token)
