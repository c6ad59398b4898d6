"""Chance that can be repeated: what somebody draws depends on the seed, on who it is, and on what is drawn,
and not on what others drew before. So the same resident asks the same, whatever the network has."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from lemniscaat.demo.network_in_time.assumptions import assumed

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Luck:
    """The draws of one person, group or thing."""

    seed: int
    who: str

    def of(self, what: str) -> "Luck":
        """The luck of something of hers."""
        return Luck(self.seed, f"{self.who}/{what}")

    def source(self, what: str) -> Random:
        """Draws without end, for one purpose."""
        return Random(f"{self.seed}/{self.who}/{what}")  # noqa: S311  repeatable is the point

    def happens(self, name: str) -> bool:
        """Whether what is assumed to have a chance happens here."""
        return self.source(name).random() < assumed(name)

    def days(self, name: str) -> float:
        """How long what is assumed to take so many days takes here: now and then far longer."""
        shape = assumed("regularity")
        return self.source(name).gammavariate(shape, assumed(name) / shape)

    def one_of(self, what: str, things: Sequence[Thing]) -> Thing:
        """One of these."""
        return self.source(what).choice(things)
