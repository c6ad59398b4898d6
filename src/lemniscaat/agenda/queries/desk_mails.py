"""Reads of who wants the morning mail of a desk, and what would stand in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from lemniscaat.agenda.enums import DESK_STATES
from lemniscaat.agenda.models import DeskMail, Question
from lemniscaat.agenda.queries.desk import asked
from lemniscaat.kernel import clock
from lemniscaat.network.api import Actor

SOON = timedelta(days=7)

MORNING = "desk:"
"""With this begins the key of each such mail."""


@dataclass(frozen=True, slots=True)
class Morning:
    """What waits at a desk today: `late`, `today` and `soon` by what is due first, and `spoken`, to whom the
    desk still owes an answer."""

    late: Sequence[Question]
    today: Sequence[Question]
    soon: Sequence[Question]
    spoken: Sequence[Question]

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to mail of."""
        return not (self.late or self.today or self.soon or self.spoken)


def morning(werkplaats_id: int | None) -> Morning:
    """Today's morning at a desk (None: the national one); one query."""
    today = clock.today()
    waits = Q(state__in=DESK_STATES, due_on__lt=today + SOON)
    rows = asked(werkplaats_id).filter(waits | Q(asker_spoke_at__isnull=False)).order_by("due_on", "id")
    found = list(rows)
    due = [row for row in found if row.state in DESK_STATES]
    return Morning(
        late=[row for row in due if row.due_on < today],
        today=[row for row in due if row.due_on == today],
        soon=[row for row in due if today < row.due_on < today + SOON],
        spoken=[row for row in found if row.asker_spoke_at is not None],
    )


def wanted_desk_mails(actor: Actor) -> Iterable[int | None]:
    """Of which desks she gets it (None: the national one)."""
    rows: QuerySet[DeskMail] = DeskMail.objects.filter(user=actor.user)
    return list(rows.values_list("werkplaats", flat=True))


def desk_mail_by_token(token: str) -> DeskMail | None:
    """The mail that this address stops; None when it was stopped."""
    return DeskMail.objects.filter(token=token).select_related("werkplaats").first()
