"""Time goes on from act to act; who acts says when the next one comes."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count

from lemniscaat.demo.cast import moment
from lemniscaat.kernel import clock, transactions

BEGIN = date(2024, 1, 1)

Act = Callable[[], object]
Progress = Callable[[int, int], None]


@dataclass
class Days:
    """Acts that are still to come, by their day; of two at one moment the one that was planned first."""

    length: int
    now: float = 0.0
    done: int = 0
    _waiting: list[tuple[float, int, Act]] = field(default_factory=list)
    _order: "count[int]" = field(default_factory=count)

    def after(self, days: float, act: Act) -> None:
        """Plan an act so many days from now. What comes after the last day never happens."""
        if (day := self.now + days) < self.length:
            heapq.heappush(self._waiting, (day, next(self._order), act))

    def every(self, days: float, act: Act) -> None:
        """Do something again and again."""

        def again() -> None:
            act()
            self.after(days, again)

        self.after(days, again)

    def play(self, progress: Progress) -> None:
        """Do them all in order of time, each in a transaction of its own, at its moment."""
        while self._waiting:
            self.now, _, act = heapq.heappop(self._waiting)
            with clock.held(self.moment()), transactions.opened():
                act()
            self.done += 1
            progress(int(self.now), self.length)
        self.now = float(self.length)
        progress(self.length, self.length)

    def moment(self) -> datetime:
        """The moment it is now."""
        return moment(BEGIN).astimezone(UTC) + timedelta(minutes=int(self.now * 24 * 60))
