"""Reads of what was applied."""

from django.db.models import Count, QuerySet

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.api import Item, items_to_apply
from lemniscaat.learning import policies
from lemniscaat.learning.enums import UseState
from lemniscaat.learning.models import Use
from lemniscaat.network.api import Actor, Organisation, Partnership, Role, Werkplaats, organisations


def uses() -> QuerySet[Use]:
    """What was applied and stands on the website, newest first."""
    return _uses().filter(state=UseState.SHOWN)


def uses_kept_by(actor: Actor, werkplaats: Werkplaats) -> QuerySet[Use]:
    """All that was told to a werkplaats, what it took off too; none for who does not edit there."""
    rows = _uses().filter(werkplaats=werkplaats)
    return rows if policies.can_keep_use(actor, werkplaats.pk) else rows.none()


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
