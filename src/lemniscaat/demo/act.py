"""One thing that somebody does on a day of the story."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import partial
from typing import Any


class Turn(IntEnum):
    """In which order the acts of one day are done, so that none needs what a later one makes."""

    AGENDA = 0
    ISSUE = 1
    PUBLISH = 2
    ASK = 3
    TALK = 4
    SETTLE = 5
    SHOW = 6
    JOIN = 7
    PLACE = 8
    FORM = 9
    START = 10
    GATHER = 11
    OFFER = 12
    ANSWER = 13
    LINK = 14
    USE = 15
    WEIGH = 16
    FINISH = 17


@dataclass(frozen=True, slots=True)
class Act:
    """`do` is called once, with time held at `on`, after all acts of earlier days and turns."""

    on: date
    turn: Turn
    do: Callable[[], object]


def act(on: str, turn: Turn, do: Callable[..., object], *args: Any) -> Act:
    """An act on a day as the data files write it."""
    return Act(date.fromisoformat(on), turn, partial(do, *args))
