"""What a desk of the crossing shows: each handover with its thing, its days, and what can be done now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lemniscaat.circulation.enums import HandoverState
from lemniscaat.circulation.models import Handover
from lemniscaat.kernel import clock
from lemniscaat.kernel.subjects import Subject, resolve

MOST = 100
"""Rows of one list; the newest."""
MOST_WAITING, MOST_PAST = 15, 15
"""Of what is to be answered or given back, each with its form, and of what only looks back."""
EARLIER = 3
"""What came before, with one handover."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """`subject` is None for what not everyone may read. `acts` are the last parts of an address. `earlier`
    came back on the same issue before."""

    handover: Handover
    subject: Subject | None
    acts: Sequence[str]
    earlier: Sequence[Handover] = ()

    @property
    def days_left(self) -> int:
        """Days until the last one for an answer; below nought it has passed."""
        return (self.handover.deadline - clock.today()) // timedelta(days=1)

    @property
    def days_late(self) -> int:
        """Days since the last one for an answer."""
        return max(0, -self.days_left)

    @property
    def is_late(self) -> bool:
        """Whether an answer should have come."""
        return self.handover.state == HandoverState.OFFERED and self.days_left < 0


def received(handovers: Iterable[Handover], came_back: Iterable[Handover]) -> list[Crossing]:
    """What was handed over to these people. Two queries."""
    acts = {HandoverState.OFFERED: ("neem-aan", "wijs-af"), HandoverState.ACCEPTED: ("geef-terug",)}
    before: dict[int, list[Handover]] = {}
    for each in came_back:
        before.setdefault(each.issue_id or 0, []).append(each)
    return [
        Crossing(
            row,
            subject,
            acts.get(HandoverState(row.state), ()),
            [one for one in before.get(row.issue_id or 0, []) if one.pk != row.pk][:EARLIER],
        )
        for row, subject in _with_subjects(handovers)
    ]


def given(handovers: Iterable[Handover]) -> list[Crossing]:
    """What a werkplaats handed over."""
    return [
        Crossing(
            row,
            subject,
            ("ontvangen",) if row.state == HandoverState.RETURNED and row.received_at is None else (),
        )
        for row, subject in _with_subjects(handovers)
    ]


def _with_subjects(handovers: Iterable[Handover]) -> list[tuple[Handover, Subject | None]]:
    rows = list(handovers)
    things = resolve((row.subject_kind, row.subject_uuid) for row in rows)
    return [(row, things.get((row.subject_kind, row.subject_uuid))) for row in rows]
