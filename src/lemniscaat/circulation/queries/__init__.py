"""Reads of the lemniscate."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from lemniscaat.circulation.enums import Activity, HandoverState, OfferState, Phase
from lemniscaat.circulation.models import (
    Handover,
    Issue,
    Journey,
    Offer,
    Part,
    Scope,
    Step,
    Synthesis,
)
from lemniscaat.circulation.models.step import StepQuerySet
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor, Organisation, Werkplaats


def taken_up(issue: Issue, kind: str) -> set[UUID]:
    """The things of one kind that regions took up on an issue, by the public steps that stand. One query."""
    rows = Step.objects.visible_to(VISITOR).standing().filter(issue=issue, phase=Phase.VERRIJKEN)
    return set(rows.order_by().filter(subject_kind=kind).values_list("subject_uuid", flat=True).distinct())


def handovers_of_issue(issue: Issue) -> QuerySet[Handover]:
    """What was ever handed over on an issue and is open to everyone, the newest first."""
    return handovers(VISITOR).filter(issue=issue)


def under_way(phase: Phase, part: Part = None) -> QuerySet[Journey]:
    """The public travellers in one phase: the rows behind `flow`, the longest there first."""
    rows = journeys(VISITOR).filter(Scope.of(part).rows(), phase=phase, ended_at=None)
    return rows.order_by("since", "id")


def steps_in(part: Part, **which: Any) -> StepQuerySet:
    """The public steps that stand: the rows behind the tallies, the newest first."""
    return steps(VISITOR).standing().filter(Scope.of(part).rows("at"), **which).order_by("-at", "-id")


def crossings_in(part: Part) -> QuerySet[Handover]:
    """The public handovers behind the tallies, the newest first."""
    return handovers(VISITOR).filter(Scope.of(part).rows("offered_at"))


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


def waiting_crossings(actor: Actor, part: Part = None) -> QuerySet[Handover]:
    """What waits in the middle: offered and unanswered, or returned and not yet noted."""
    waiting = Q(state=HandoverState.OFFERED) | Q(state=HandoverState.RETURNED, received_at=None)
    return handovers(actor).filter(waiting, Scope.of(part).rows()).order_by("offered_at", "id")


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
