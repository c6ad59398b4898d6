"""What is left for the search log by who searches: a note, for which nobody waits.

While somebody else writes the database, notes stay in the memory of this process, as they would stand in a
row: the words that may be counted, in the order of the alphabet. They go along with the next one, or end with
the process: an answer never fails or waits for the sake of a count.
"""

import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from django.db import Error, OperationalError

from lemniscaat.discovery.countable import countable
from lemniscaat.discovery.counting import add
from lemniscaat.discovery.models import ClickedRank, Searched
from lemniscaat.kernel import clock, transactions

log = logging.getLogger(__name__)

LAST_RANK = 100
MOST_WAITING = 10_000
AT_ONCE = 100
"""Notes that are written in one go: whoever brings them has somebody to answer."""

Note = Callable[[], object]

_waiting: deque[Note] = deque(maxlen=MOST_WAITING)
"""Threads of one process share it: taking from it and adding to it are one step each."""


def note_search(text: str, *, found: bool, werkplaats: str = "") -> None:
    """Note a search that was answered; `werkplaats` is a slug that exists, or "". One of which nothing may
    be counted is not noted."""
    terms, theme = countable(text)
    if terms:
        row = {"terms": terms, "theme": theme, "werkplaats": werkplaats, "found": found, "day": clock.today()}
        _leave(partial(Searched.objects.create, **row))


def note_click(rank: int) -> bool:
    """Note that somebody opened the result at this place; False for a place that no list has."""
    if not 1 <= rank <= LAST_RANK:
        return False
    _leave(partial(add, ClickedRank, {"day": clock.today(), "rank": rank}, clicks=1))
    return True


def _leave(note: Note) -> None:
    _waiting.append(note)
    notes = _taken()
    try:
        with transactions.impatient():
            for each in notes:
                each()
    except OperationalError:
        _waiting.extend(notes)
    except Error as error:
        log.warning("%s searches or clicks are not counted: %s", len(notes), type(error).__name__)


def _taken() -> list[Note]:
    """Each note is taken by one thread."""
    notes: list[Note] = []
    with suppress(IndexError):
        while len(notes) < AT_ONCE:
            notes.append(_waiting.popleft())
    return notes
