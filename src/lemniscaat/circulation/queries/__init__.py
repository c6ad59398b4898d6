"""Reads of the lemniscate."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lemniscaat.circulation.enums import Activity, HandoverState, OfferState, Phase
from lemniscaat.circulation.models import FlowFigure, Handover, Issue, Journey, Offer, Step, Synthesis, Tally
from lemniscaat.circulation.models.step import StepQuerySet
from lemniscaat.kernel import clock
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor, Organisation, Werkplaats


@dataclass(frozen=True, slots=True)
class Flow:
    """What is under way in one place of the figure, and how many days on average."""

    place: str
    under_way: int
    mean_days: int


def flow(scope: Issue | Werkplaats | None = None) -> dict[str, Flow]:
    """Place (a phase, `out`, `back`) → flow, for the network, an issue or a werkplaats. One query."""
    rows = FlowFigure.objects.filter(
        issue=scope if isinstance(scope, Issue) else None,
        werkplaats=scope if isinstance(scope, Werkplaats) else None,
    )
    kept = {row.place: row for row in rows}
    return {place: _flow(place, kept.get(place)) for place in [*Phase.values, "out", "back"]}


def flow_by_werkplaats() -> dict[int, dict[str, Flow]]:
    """Werkplaats id → as `flow`, for those in which anything was ever under way. One query."""
    kept: dict[int, dict[str, Flow]] = {}
    for row in FlowFigure.objects.filter(issue=None):
        if row.werkplaats_id is not None:
            kept.setdefault(row.werkplaats_id, {})[row.place] = _flow(row.place, row)
    return kept


def steps_by_activity(scope: Issue | Werkplaats | None = None) -> dict[str, int]:
    """Activity → how many public steps stand, for the network, an issue or a werkplaats. One query; kept."""
    return {what: n for what, n in _tallies(scope).items() if what in Activity.values}


def _tallies(scope: Issue | Werkplaats | None) -> dict[str, int]:
    rows = Tally.objects.filter(
        issue=scope if isinstance(scope, Issue) else None,
        werkplaats=scope if isinstance(scope, Werkplaats) else None,
        n__gt=0,
    )
    return dict(rows.values_list("what", "n"))


def taken_up(issue: Issue, kind: str) -> set[UUID]:
    """The things of one kind that regions took up on an issue, by the public steps that stand. One query."""
    rows = Step.objects.visible_to(VISITOR).standing().filter(issue=issue, phase=Phase.VERRIJKEN)
    return set(rows.order_by().filter(subject_kind=kind).values_list("subject_uuid", flat=True).distinct())


def crossings_by_state(issue: Issue) -> dict[str, int]:
    """State of a handover → how many public ones on an issue; one query; kept."""
    tallies = _tallies(issue)
    kept = {state: tallies.get(f"crossing:{state}", 0) for state in HandoverState.values}
    return {state: n for state, n in kept.items() if n}


def handovers_of_issue(issue: Issue) -> QuerySet[Handover]:
    """What was ever handed over on an issue and is open to everyone, the newest first."""
    return handovers(VISITOR).filter(issue=issue)


def under_way(phase: Phase, scope: Issue | Werkplaats | None = None) -> QuerySet[Journey]:
    """The public travellers in one phase: the rows behind `flow`, the longest there first."""
    return _within(journeys(VISITOR).filter(phase=phase, ended_at=None), scope).order_by("since", "id")


def _within(rows: QuerySet[Any], scope: Issue | Werkplaats | None) -> QuerySet[Any]:
    if isinstance(scope, Issue):
        return rows.filter(issue=scope)
    return rows.filter(werkplaats=scope) if scope is not None else rows


def _flow(place: str, row: FlowFigure | None) -> Flow:
    if row is None or not row.under_way:
        return Flow(place, 0, 0)
    mean = clock.now().timestamp() - row.since_sum / row.under_way
    return Flow(place, row.under_way, max(0, round(mean / 86400)))


def issues() -> QuerySet[Issue]:
    """All issues, by title; they are public."""
    return Issue.objects.prefetch_related("themes")


def agendised(issue: Issue) -> Step | None:
    """The step by which an issue came on the national agenda in its present round, if it did."""
    rows = Step.objects.standing().filter(issue=issue, activity=Activity.AGENDISE)
    found: Step | None = rows.filter(cause=f"agendise:{issue.uuid}:{issue.round}").first()
    return found


def issue_page(slug: str) -> Issue | None:
    """One issue with its themes, steward and syntheses (newest first), or None."""
    return (
        Issue.objects.filter(slug=slug)
        .select_related("steward")
        .prefetch_related("themes", Prefetch("syntheses", _signed()))
        .first()
    )


def synthesis(slug: str, number: int) -> Synthesis | None:
    """One version of what is known about an issue, or None."""
    return _signed().filter(issue__slug=slug, number=number).select_related("issue").first()


def _signed() -> QuerySet[Synthesis]:
    return Synthesis.objects.select_related("signed_by", "written_by")


def journeys(actor: Actor) -> QuerySet[Journey]:
    """Travellers that are public, and those of her own werkplaatsen."""
    found = naming(Journey.objects.all(), "issue", "werkplaats")
    return found if actor.is_system else found.filter(
        Q(is_public=True) | Q(werkplaats__in=actor.werkplaats_ids())
    )  # fmt: skip


def journey_of(kind: str, uuid: UUID) -> Journey | None:
    """The journey of one traveller."""
    return Journey.objects.filter(subject_kind=kind, subject_uuid=uuid).select_related("issue").first()


def steps(actor: Actor) -> StepQuerySet:
    """Steps she may see, oldest first, with what they name."""
    return naming(Step.objects.visible_to(actor), "werkplaats", "organisation", "issue", "journey")


def steps_of_question(actor: Actor, question_uuid: UUID) -> StepQuerySet:
    """What turned for one question."""
    return steps(actor).filter(question_uuid=question_uuid)


def steps_of_issue(actor: Actor, issue: Issue) -> StepQuerySet:
    """What turned for one issue."""
    return steps(actor).filter(issue=issue)


def steps_about(kind: str, uuid: UUID) -> StepQuerySet:
    """The standing steps that say this of a thing: what takes the thing back undoes them."""
    return Step.objects.standing().filter(subject_kind=kind, subject_uuid=uuid).select_related("journey")


def latest_steps(actor: Actor, most: int) -> list[Step]:
    """The newest standing steps."""
    return list(steps(actor).standing().order_by("-at", "-id")[:most])


def handovers(actor: Actor) -> QuerySet[Handover]:
    """Handovers she may see, newest first."""
    seen = Handover.objects.visible_to(actor)
    return naming(seen, "werkplaats", "to_organisation", "to_werkplaats", "issue")


def handovers_of_question(actor: Actor, question_uuid: UUID) -> QuerySet[Handover]:
    """The crossings of one question."""
    return handovers(actor).filter(question_uuid=question_uuid)


def handovers_to(actor: Actor, to: Werkplaats | Organisation) -> QuerySet[Handover]:
    """What was handed to this werkplaats or partner, the newest first."""
    side = "to_werkplaats" if isinstance(to, Werkplaats) else "to_organisation"
    return handovers(actor).filter(**{side: to})


def handovers_from(actor: Actor, werkplaats: Werkplaats) -> QuerySet[Handover]:
    """What this werkplaats handed over, the newest first."""
    return handovers(actor).filter(werkplaats=werkplaats)


def came_back(actor: Actor, issue_ids: Iterable[int]) -> QuerySet[Handover]:
    """What was returned on these issues, the newest first."""
    return handovers(actor).filter(issue__in=list(issue_ids), state=HandoverState.RETURNED)


def waiting_for_partners(organisation_ids: Iterable[int]) -> int:
    """How many wait for an answer of these partners."""
    rows = Handover.objects.filter(to_organisation__in=list(organisation_ids), state=HandoverState.OFFERED)
    return rows.count()


def waiting_crossings(actor: Actor, scope: Issue | Werkplaats | None = None) -> QuerySet[Handover]:
    """What waits in the middle: offered and unanswered, or returned and not yet noted."""
    waiting = Q(state=HandoverState.OFFERED) | Q(state=HandoverState.RETURNED, received_at=None)
    return _within(handovers(actor).filter(waiting), scope).order_by("offered_at", "id")


def offers_at(werkplaats: Werkplaats) -> QuerySet[Offer]:
    """All that was ever offered to this werkplaats, the newest first."""
    return Offer.objects.filter(werkplaats=werkplaats).select_related("issue", "werkplaats")


def offers_to(werkplaats: Werkplaats) -> QuerySet[Offer]:
    """What waits for this werkplaats to take up."""
    return offers_at(werkplaats).filter(state=OfferState.WAITING)


def offers_of(kind: str, uuid: UUID) -> QuerySet[Offer]:
    """To whom a thing was offered, in that order."""
    rows = Offer.objects.filter(subject_kind=kind, subject_uuid=uuid)
    return rows.select_related("werkplaats", "issue").order_by("id")
