"""Reads of the steps that acts recorded."""

from typing import Any
from uuid import UUID

from lemniscaat.circulation.models import Issue, Part, Scope, Step
from lemniscaat.circulation.models.step import StepQuerySet
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor


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


def steps_in(part: Part, **which: Any) -> StepQuerySet:
    """The public steps that stand: the rows behind the tallies, the newest first."""
    return steps(VISITOR).standing().filter(Scope.of(part).rows("at"), **which).order_by("-at", "-id")


def latest_steps(actor: Actor, most: int) -> list[Step]:
    """The newest standing steps."""
    return list(steps(actor).standing().order_by("-at", "-id")[:most])
