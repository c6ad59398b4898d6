"""Reads of issues and of what is told about them."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.circulation.models import Issue, Step, Synthesis
from lemniscaat.network.api import VISITOR


def issues() -> QuerySet[Issue]:
    """All issues, by title; they are public."""
    return Issue.objects.prefetch_related("themes")


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


def agendised(issue: Issue) -> Step | None:
    """The step by which an issue came on the national agenda in its present round, if it did."""
    rows = Step.objects.standing().filter(issue=issue, activity=Activity.AGENDISE)
    found: Step | None = rows.filter(cause=f"agendise:{issue.uuid}:{issue.round}").first()
    return found


def taken_up(issue: Issue, kind: str) -> set[UUID]:
    """The things of one kind that regions took up on an issue, by the public steps that stand. One query."""
    rows = Step.objects.visible_to(VISITOR).standing().filter(issue=issue, phase=Phase.VERRIJKEN)
    return set(rows.order_by().filter(subject_kind=kind).values_list("subject_uuid", flat=True).distinct())


def _signed() -> QuerySet[Synthesis]:
    return Synthesis.objects.select_related("signed_by", "written_by")
