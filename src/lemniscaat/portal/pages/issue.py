"""What the page of one issue is made of: all that is known about it. A fixed number of queries."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import HandoverState, Issue, Phase, Synthesis
from lemniscaat.kernel import clock
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, Factor, Item
from lemniscaat.learning import api as learning
from lemniscaat.learning.api import Circle, Project, Use
from lemniscaat.network.api import EDIT_ROLES, VISITOR, Actor, Werkplaats
from lemniscaat.portal.pages.issue_known import (
    Gaps,
    OnRung,
    Over,
    Turned,
    by_rung,
    gaps,
    over,
    turned,
    used_map,
)
from lemniscaat.ui.figure import CROSSING, Leg
from lemniscaat.ui.marks import SOURCES, Tile
from lemniscaat.ui.passages import day
from lemniscaat.vocabulary.api import KindGroup

MOST_QUESTIONS = 12
MOST_USES = 4
MOST_WORKS = 12
MOST_GROUPS = 12
"""How much of each stands on the page; the rest is one link away."""


@dataclass(frozen=True, slots=True)
class Works:
    """What works, with its pieces of evidence by source: for and against."""

    factor: Factor
    counts: Mapping[str, tuple[int, int]]
    unclear: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where it is: a phase or the crossing."""

    question: Question
    place: str


@dataclass(frozen=True, slots=True)
class Region:
    werkplaats: Werkplaats | None
    questions: Sequence[Asked]


@dataclass(frozen=True, slots=True)
class More:
    """What does not stand on the page: how many, from where, and where it does stand."""

    n: int
    names: str
    url: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    issue: Issue
    synthesis: Synthesis | None
    legs: Sequence[Leg]
    caption: str
    works: Sequence[Works]
    n_works: int
    n_evidence: int
    n_questions: int
    regions: Sequence[Werkplaats]
    asked: Sequence[Region]
    more: More | None
    rungs: Sequence[OnRung]
    gaps: Gaps
    modules: Sequence[Item]
    circles: Sequence[Circle]
    projects: Sequence[Project]
    uses: Sequence[Use]
    n_uses: int
    reached: int
    """In how many werkplaatsen it was applied."""
    tiles: Sequence[Tile]
    turned: Sequence[Turned]
    over: Over

    @property
    def n_items(self) -> int:
        """How much is published about it."""
        return sum(row.n for row in self.rungs)


def issue(found: Issue) -> IssuePage:
    """Everything on the page, for whoever comes: only what is public."""
    factors, evidence = list(knowledge.factors_listed(found)), knowledge.evidence_counts(found)
    waiting = list(circulation.waiting_crossings(VISITOR, found))
    done = circulation.turns(found)
    legs, caption = _trip(found, waiting, done)
    by_region = agenda.questions_by_werkplaats(found)
    questions = list(agenda.questions_of_issue(found)[:MOST_QUESTIONS])
    newest = next(iter(found.syntheses.all()), None)
    uses = learning.uses_by_werkplaats(found)
    taught = knowledge.items_of_issue(found).filter(kind__group=KindGroup.EDUCATION)
    return IssuePage(
        issue=found,
        synthesis=newest,
        legs=legs,
        caption=caption,
        works=[_works(factor, evidence.get(factor.pk, {})) for factor in factors[:MOST_WORKS]],
        n_works=len(factors),
        n_evidence=sum(n for counts in evidence.values() for n in counts.values()),
        n_questions=sum(by_region.values()),
        regions=[werkplaats for werkplaats in by_region if werkplaats is not None],
        asked=_asked(questions, waiting),
        more=_more(found, by_region, questions),
        rungs=by_rung(found),
        gaps=gaps(found, newest, factors),
        modules=list(taught[:MOST_GROUPS]),
        circles=list(learning.circles().filter(issue=found)[:MOST_GROUPS]),
        projects=list(learning.projects().filter(issue=found)[:MOST_GROUPS]),
        uses=list(learning.uses_of_issue(found)[:MOST_USES]),
        n_uses=sum(uses.values()),
        reached=len(uses),
        tiles=used_map(found, uses),
        turned=turned(found, done),
        over=over(done),
    )


def may(actor: Actor, found: Issue) -> dict[str, Any]:
    """What she may do on the page of an issue; `begun` are the analyses that she works on."""
    return {
        "write": circulation.can_write_synthesis(actor, found),
        "propose": knowledge.can_propose_factors(actor),
        "analyse": bool(actor.werkplaats_ids(EDIT_ROLES)),
        "begun": list(knowledge.analyses_begun(actor, found)) if actor.grants else [],
    }


def evidence(found: Issue) -> dict[str, Any]:
    """The rows behind the figures: each piece of evidence, under what it is about."""
    factors = knowledge.factors_of_issue(found)
    pieces = {
        factor: [(each.source_kind, each.direction) for each in factor.evidence.all()] for factor in factors
    }
    works = [_works(factor, Counter(given)) for factor, given in pieces.items()]
    return {"issue": found, "works": works, "n": sum(len(one.factor.evidence.all()) for one in works)}


def evidence_rows(found: Issue) -> Iterator[list[object]]:
    """As `evidence`, a flat row each."""
    for factor in knowledge.factors_of_issue(found):
        about = [factor.what, factor.for_whom, factor.context, factor.rung]
        for piece in factor.evidence.all():
            said = [piece.get_direction_display(), piece.get_source_kind_display()]
            seen = [piece.get_strength_display(), piece.text, piece.year]
            yield [*about, *said, *seen, piece.werkplaats]


def _works(factor: Factor, counts: Mapping[tuple[str, str], int]) -> Works:
    for_and_against = {
        source: (
            counts.get((source, Direction.SUPPORTS), 0),
            counts.get((source, Direction.CONTRADICTS), 0),
        )
        for source in SOURCES
    }
    unclear = sum(n for (_source, direction), n in counts.items() if direction == Direction.UNCLEAR)
    return Works(factor, for_and_against, unclear)


def _trip(
    found: Issue, waiting: Sequence[circulation.Handover], done: Mapping[str, int]
) -> tuple[list[Leg], str]:
    """Where the issue is in this round: a phase is done when a step was made there, or it lies behind."""
    journey = circulation.journey_of("issue", found.uuid)
    here = Phase(journey.phase) if journey else Phase.OPSCHALEN
    order = list(Phase)
    reached = {phase for phase, n in circulation.by_place(done).items() if n}
    reached |= set(order[: order.index(here)])
    legs = []
    for phase in order:
        if phase == here:
            days = (clock.now() - journey.since).days if journey else 0
            legs.append(Leg(phase, "now", _now(days)))
        else:
            legs.append(Leg(phase, "done" if phase in reached else "next"))
    return legs, " ".join([_("Round %(n)s.") % {"n": found.round}, *_awaited(waiting)])


def _now(days: int) -> str:
    said = ngettext("now, %(n)s day", "now, %(n)s days", days) % {"n": days}
    return said if days else _("now, since today")


def _awaited(waiting: Sequence[circulation.Handover]) -> Iterator[str]:
    """For whom this waits longest, and whether that is too long."""
    for handover in [row for row in waiting if row.state == HandoverState.OFFERED][:1]:
        yield _("Waits for %(whom)s, until %(day)s.") % {
            "whom": handover.to_organisation or handover.to_werkplaats,
            "day": day(handover.deadline, "short"),
        }
        if handover.deadline < clock.today():
            yield _("That day has passed.")


def _asked(questions: Sequence[Question], waiting: Sequence[circulation.Handover]) -> list[Region]:
    rows = circulation.journeys(VISITOR).filter(
        subject_kind="question", subject_uuid__in=[question.uuid for question in questions]
    )
    places = dict(rows.values_list("subject_uuid", "phase"))
    places |= {handover.question_uuid: CROSSING for handover in waiting}
    return [
        Region(
            werkplaats, [Asked(question, places.get(question.uuid, Phase.ONTWIKKELEN)) for question in group]
        )
        for werkplaats, group in groupby(questions, key=lambda question: question.werkplaats)
    ]


def _more(found: Issue, by_region: Mapping[Werkplaats | None, int], shown: Sequence[Question]) -> More | None:
    left = dict(by_region)
    for question in shown:
        left[question.werkplaats] -= 1
    names = [str(werkplaats or _("National")) for werkplaats, n in left.items() if n]
    if not names:
        return None
    url = f"{reverse('portal:questions')}?kwestie={found.slug}"
    return More(sum(left.values()), ", ".join(names), url)
