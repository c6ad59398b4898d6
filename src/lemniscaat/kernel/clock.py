"""The only source of time, so that a run can be repeated (house rule 9)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_held: ContextVar[datetime | None] = ContextVar("held", default=None)


def now() -> datetime:
    """The moment, aware and in UTC; inside `held` the moment that is held."""
    return _held.get() or timezone.now()


def today() -> date:
    """The day in the Netherlands, which is the day a person means."""
    return now().astimezone(AMSTERDAM).date()


@contextmanager
def held(moment: datetime) -> Iterator[None]:
    """Let time stand still at `moment` (aware): for demonstration, simulation and tests."""
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
