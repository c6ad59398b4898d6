"""Reads of learning."""

from django.db.models import Count, Prefetch, QuerySet

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.api import Item, items_to_apply
from lemniscaat.learning import policies
from lemniscaat.learning.enums import CircleState, ProjectState, UseState
from lemniscaat.learning.models import Circle, Insight, Project, Strand, StudentRound, Use
from lemniscaat.network.api import (
    VISITOR,
    Actor,
    Organisation,
    Partnership,
    Role,
    Werkplaats,
    organisations,
)


def projects() -> QuerySet[Project]:
    """All projects, the newest first; that a project exists is public."""
    return naming(Project.objects.all(), "werkplaats", "issue")


def project_page(slug: str) -> Project | None:
    """One project with its strands, partners, progress and rounds of students, or None."""
    strands = Strand.objects.select_related("four_o")
    rounds = naming(StudentRound.objects.all(), "school")
    parts = (Prefetch("strands", strands), "partners", "progress", Prefetch("student_rounds", rounds))
    rows = Project.objects.select_related("werkplaats", "issue", "agenda_item__agenda__period")
    return rows.filter(slug=slug).prefetch_related(*parts).first()


def circles() -> QuerySet[Circle]:
    """All circles, the newest first; that a circle exists is public, what is said in it is not."""
    return naming(Circle.objects.all(), "werkplaats", "issue")


def running_circles() -> QuerySet[Circle]:
    """Circles one may join or learn from now."""
    return circles().exclude(state=CircleState.CLOSED)


def running_projects() -> QuerySet[Project]:
    """Projects at work now, or planned."""
    return projects().filter(state__in=[ProjectState.PLANNED, ProjectState.RUNNING])


def projects_with(item: Item) -> QuerySet[Project]:
    """Projects that made an item, or one that was merged with it."""
    return projects().filter(products__in=Item.objects.merged_with(item)).distinct()


def uses() -> QuerySet[Use]:
    """What was applied and stands on the website, newest first."""
    return _uses().filter(state=UseState.SHOWN)


def uses_kept_by(actor: Actor, werkplaats: Werkplaats) -> QuerySet[Use]:
    """All that was told to a werkplaats, what it took off too; none for who does not edit there."""
    rows = _uses().filter(werkplaats=werkplaats)
    return rows if policies.can_keep_use(actor, werkplaats.pk) else rows.none()


def tells_for(actor: Actor, werkplaats: Werkplaats) -> QuerySet[Organisation]:
    """The organisations for which she can tell what was applied here: a partner for its own, whoever else
    has a role here for those that take part. Who edits here is not bound to these."""
    now = Partnership.objects.filter(werkplaats=werkplaats, until=None)
    rows = organisations().filter(pk__in=now.values("organisation"))
    grants = [grant for grant in actor.grants if grant.werkplaats_id == werkplaats.pk]
    own = {grant.organisation_id for grant in grants if grant.role == Role.PARTNER}
    speaks_only_for_own = own and all(grant.role == Role.PARTNER for grant in grants)
    return organisations().filter(pk__in=own) if speaks_only_for_own else rows


def _uses() -> QuerySet[Use]:
    return naming(Use.objects.all(), "item", "werkplaats", "organisation", "issue", "question")


def uses_of_item(item: Item) -> QuerySet[Use]:
    """Where an item was applied, or one that was merged with it."""
    return uses().filter(item__in=Item.objects.merged_with(item))


def uses_of_issue(issue: Issue) -> QuerySet[Use]:
    """What was applied of what is known about an issue."""
    return uses().filter(issue=issue)


def uses_by_werkplaats(issue: Issue) -> dict[int, int]:
    """Werkplaats id → how often something was applied there of what is known about an issue; one query."""
    rows = Use.objects.filter(issue=issue, state=UseState.SHOWN).order_by().values("werkplaats")
    return {row["werkplaats"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def items_never_applied(issue: Issue) -> QuerySet[Item]:
    """Known and not used: what others could do about an issue, and nobody told that she did."""
    shown = Use.objects.filter(state=UseState.SHOWN)
    merged = shown.exclude(item__superseded_by=None).values("item__superseded_by")
    return items_to_apply(issue).exclude(pk__in=shown.values("item")).exclude(pk__in=merged)


def opened_insights(issue: Issue) -> QuerySet[Insight]:
    """What circles opened of what they found out about an issue."""
    opened = Insight.objects.visible_to(VISITOR).filter(circle__issue=issue)
    return opened.select_related("circle__werkplaats")


def circles_in(werkplaats: Werkplaats) -> QuerySet[Circle]:
    """A werkplaats's circles."""
    return circles().filter(werkplaats=werkplaats)


def projects_in(werkplaats: Werkplaats) -> QuerySet[Project]:
    """A werkplaats's projects."""
    return projects().filter(werkplaats=werkplaats)


def taking_in(werkplaats: Werkplaats | None) -> list[Circle | Project]:
    """The circles and projects that can take in a question of this werkplaats. Two queries."""
    if werkplaats is None:
        return []
    return [
        *running_circles().filter(werkplaats=werkplaats),
        *running_projects().filter(werkplaats=werkplaats),
    ]
