"""Reads of what crosses the middle."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from lemniscaat.circulation.enums import HandoverState
from lemniscaat.circulation.models import Handover, Issue, Part, Scope
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor, Organisation, Werkplaats


def handovers(actor: Actor) -> QuerySet[Handover]:
    """Handovers she may see, newest first."""
    seen = Handover.objects.visible_to(actor)
    return naming(seen, "werkplaats", "to_organisation", "to_werkplaats", "issue")


def handovers_of_question(actor: Actor, question_uuid: UUID) -> QuerySet[Handover]:
    """The crossings of one question."""
    return handovers(actor).filter(question_uuid=question_uuid)


def handovers_of_issue(issue: Issue) -> QuerySet[Handover]:
    """What was ever handed over on an issue and is open to everyone, the newest first."""
    return handovers(VISITOR).filter(issue=issue)


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


def crossings_in(part: Part) -> QuerySet[Handover]:
    """The public handovers behind the tallies, the newest first."""
    return handovers(VISITOR).filter(Scope.of(part).rows("offered_at"))


def waiting_crossings(actor: Actor, part: Part = None) -> QuerySet[Handover]:
    """What waits in the middle: offered and unanswered, or returned and not yet noted."""
    waiting = Q(state=HandoverState.OFFERED) | Q(state=HandoverState.RETURNED, received_at=None)
    return handovers(actor).filter(waiting, Scope.of(part).rows()).order_by("offered_at", "id")


def waiting_for_partners(organisation_ids: Iterable[int]) -> int:
    """How many wait for an answer of these partners."""
    rows = Handover.objects.filter(to_organisation__in=list(organisation_ids), state=HandoverState.OFFERED)
    return rows.count()
