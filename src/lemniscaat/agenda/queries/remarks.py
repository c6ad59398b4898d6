"""Reads of what is said of agendas."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

from lemniscaat.agenda.enums import AgendaState, RemarkState
from lemniscaat.agenda.models import Agenda, Remark
from lemniscaat.agenda.queries.rounds import mailbox
from lemniscaat.kernel import sealing
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import Actor, can_run_desk, token_hash

READ = (RemarkState.SHOWN, RemarkState.REMOVED)
"""What stands on the page; of what was taken away only the reason."""


def remarks_by_item(agenda: Agenda) -> dict[int | None, list[Remark]]:
    """Item id (None: the agenda as a whole) → what everyone may read, oldest first; one query."""
    found: dict[int | None, list[Remark]] = {}
    for remark in naming(agenda.remarks.filter(state__in=READ), "organisation"):
        found.setdefault(remark.item_id, []).append(remark)
    return found


def remarks_for_desk(actor: Actor, agenda: Agenda) -> QuerySet[Remark]:
    """What the coordinator looks at: held for a look first, then what waits for a reply, the oldest first."""
    rows = agenda.remarks.exclude(state=RemarkState.WAITING)
    allowed = rows if can_run_desk(actor, agenda.werkplaats_id) else rows.none()
    return (
        naming(allowed, "organisation")
        .select_related("item")
        .order_by("replied_at", "state", "made_at", "id")
    )


def remark_counts(agenda: Agenda) -> dict[str, int]:
    """How many are read, how many of those wait for a reply, and how many are held for a look; one query."""
    shown = Q(state=RemarkState.SHOWN)
    return agenda.remarks.aggregate(
        shown=Count("pk", filter=shown),
        unanswered=Count("pk", filter=shown & Q(replied_at=None)),
        held=Count("pk", filter=Q(state=RemarkState.HELD)),
    )


def remarks_to_do(werkplaats_ids: Iterable[int]) -> int:
    """How many remarks at these desks wait for a reply or a look."""
    waiting = Q(state=RemarkState.SHOWN, replied_at=None) | Q(state=RemarkState.HELD)
    rows = Remark.objects.filter(waiting, agenda__state=AgendaState.CONSULTATION)
    return rows.filter(agenda__werkplaats__in=list(werkplaats_ids)).count()


def remark_by_token(token: str) -> Remark | None:
    """The remark of a secret address, with its agenda, or None."""
    rows = Remark.objects.filter(token_hash=token_hash(token))
    found: Remark | None = rows.select_related("item", "agenda__werkplaats", "agenda__period").first()
    return found


def remarker(email: str, agenda: Agenda) -> str:
    """How a remark that waits knows an address, so that nobody's mailbox is filled."""
    return sealing.fingerprint(mailbox(email), within=f"agenda:{agenda.uuid}")
