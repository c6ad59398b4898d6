"""When a round closes, each question that was weighed tells so in its thread and to its followers."""

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from lemniscaat.agenda.actions.turns import Turn
from lemniscaat.agenda.enums import Act
from lemniscaat.agenda.models import Round
from lemniscaat.agenda.queries.results import Result, Row, result
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Actor, AuditEvent


@transactions.action
def tell_questions(*, actor: Actor, round: Round, audit: AuditEvent) -> None:
    """A line for each question: its place, and no more than the result shows everyone. It changes nothing
    of the question, so that nobody who works on it is kept from her act."""
    counted = result(round)
    rows = {row.candidate.pk: row for row in counted.rows}
    for candidate in round.candidates.select_related("question"):
        if candidate.question is None:
            continue
        taken = Turn(actor, candidate.question, Act.WEIGHED, audit)
        with override(settings.LANGUAGE_CODE):  # what is kept in the thread is in its language
            note = _line(counted, rows.get(candidate.pk))
        taken.tell(note=note, subject=("round", round.uuid, round.title))


def _line(counted: Result, row: Row | None) -> str:
    if row is None:
        return _("Too few people took part to show what they gave.")
    place, n = place_of(row, counted.rows), len(counted.rows)
    shared = sum(1 for other in counted.rows if other.mean == row.mean) > 1
    said = (
        _("It shares place %(place)s of %(n)s. Each side counted the same.")
        if shared
        else _("It came on place %(place)s of %(n)s. Each side counted the same.")
    )
    return said % {"place": place, "n": n}


def place_of(row: Row, rows: Sequence[Row]) -> int:
    """Its place, from 1; those with the same mean share one."""
    return 1 + sum(1 for other in rows if other.mean > row.mean)
