"""What is known about an issue and what is not: knowledge by rung, gaps, the map of its use, its rounds.

Each part is a fixed number of queries, and each figure leads to its rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.translation import ngettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import HandoverState, Issue, Phase, Synthesis
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.reading import first_of
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Factor, FactorState, Item
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import WerkplaatsState
from lemniscaat.portal.pages.lemniscate_scope import Scope
from lemniscaat.portal.pages.lemniscate_words import ACTIVITIES
from lemniscaat.ui.marks import Tile

MOST_A_RUNG = 4
MOST_ITEMS = 60
MOST_GAPS = 3


@dataclass(frozen=True, slots=True)
class OnRung:
    """Knowledge of one rung (0: it has none): how many there are, and the first of them."""

    rung: int
    n: int
    items: Sequence[Item]
    url: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing: written down, asked and not known, known and not used. `waiting` are validated
    factors that no region took up."""

    written: Sequence[str]
    asked: Sequence[Question]
    n_asked: int
    asked_url: str
    unused: Sequence[Item]
    n_unused: int
    waiting: Sequence[Factor]

    @property
    def any(self) -> bool:
        """Whether anything is missing at all."""
        return bool(self.written or self.asked or self.unused or self.waiting)


@dataclass(frozen=True, slots=True)
class Turned:
    """One phase: what is there now, how long on average, and how often each activity was done."""

    phase: str
    name: str
    n: int
    days: int
    url: str
    activities: Sequence[tuple[str, int, str]]


@dataclass(frozen=True, slots=True)
class Over:
    """How often something went over the middle on an issue, and what was said on the other side."""

    offered: int
    accepted: int
    declined: int
    returned: int

    @property
    def answers(self) -> list[tuple[int, str, str]]:
        """How many, what its rows are called in the address, and how it is said."""
        said = [
            (self.accepted, "aanvaard", ngettext("%(n)s accepted", "%(n)s accepted", self.accepted)),
            (self.declined, "afgewezen", ngettext("%(n)s declined", "%(n)s declined", self.declined)),
            (self.returned, "teruggekomen", ngettext("%(n)s came back", "%(n)s came back", self.returned)),
        ]
        return [(n, answer, words % {"n": n}) for n, answer, words in said]


def by_rung(issue: Issue) -> list[OnRung]:
    """Best founded first; what is no way of working stands last. Two queries."""
    counts = knowledge.items_by_rung(issue)
    about = list(knowledge.items_of_issue(issue)[:MOST_ITEMS])
    shown = {rung: list(rows) for rung, rows in groupby(about, key=lambda item: item.rung)}
    query = f"{reverse('knowledge:items')}?kwestie={issue.slug}"
    return [
        OnRung(
            rung or 0,
            counts[rung],
            shown.get(rung, [])[:MOST_A_RUNG],
            f"{query}&trede={rung}" if rung else query,
        )
        for rung in sorted(counts, key=lambda rung: -(rung or 0))
    ]


def gaps(issue: Issue, newest: Synthesis | None, factors: Iterable[Factor]) -> Gaps:
    """Three queries."""
    unknown = agenda.questions_without_knowledge(agenda.public_questions().filter(issue=issue))
    asked, n_asked = first_of(unknown.order_by("received_at", "id"), MOST_GAPS)
    unused, n_unused = first_of(learning.items_never_applied(issue), MOST_GAPS)
    taken_up = circulation.taken_up(issue, "factor")
    return Gaps(
        written=newest.gaps if newest else [],
        asked=asked,
        n_asked=n_asked,
        asked_url=f"{reverse('portal:questions')}?kwestie={issue.slug}&kennis=geen",
        unused=unused,
        n_unused=n_unused,
        waiting=[
            factor
            for factor in factors
            if factor.state == FactorState.VALIDATED and factor.uuid not in taken_up
        ],
    )


def used_map(issue: Issue, uses: Mapping[int, int]) -> list[Tile]:
    """A tile a werkplaats, with how often something was applied there; it leads to those rows. One query."""
    rows = reverse("portal:issue-uses", args=[issue.slug])
    return [
        Tile(
            code=row.code,
            name=row.short_name,
            url=f"{rows}?werkplaats={row.slug}" if row.pk in uses else address("werkplaats", row.slug),
            questions=uses.get(row.pk, 0),
            column=row.column,
            row=row.row,
            forming=row.state == WerkplaatsState.FORMING,
        )
        for row in network.werkplaatsen()
    ]


def turned(issue: Issue, done: Mapping[str, int]) -> list[Turned]:
    """The four phases with their figures, which are kept; `done` is how often what. One query."""
    flow = circulation.flow(issue)
    scope = Scope(issue=issue)
    return [
        Turned(
            phase,
            str(phase.label),
            flow[phase].under_way,
            flow[phase].mean_days,
            scope.url(phase),
            [
                (str(name), done.get(code, 0), reverse("portal:steps", args=[code]) + scope.query)
                for code, (name, _what) in ACTIVITIES.items()
                if code.phase == phase
            ],
        )
        for phase in Phase
    ]


def over(done: Mapping[str, int]) -> Over:
    """Of what was done."""
    counts = circulation.crossings_of(done)
    returned = counts.get(HandoverState.RETURNED, 0)
    return Over(
        offered=sum(counts.values()),
        accepted=counts.get(HandoverState.ACCEPTED, 0) + returned,
        declined=counts.get(HandoverState.DECLINED, 0),
        returned=returned,
    )
