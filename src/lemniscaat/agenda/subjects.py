"""What a step or link can point at among questions, agendas and rounds, and what leads to what."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lemniscaat.agenda.enums import AgendaState
from lemniscaat.agenda.models import Agenda, AgendaItem, Question, Round
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.kernel.threads import Way
from lemniscaat.network.api import VISITOR


def _questions(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Question.objects.public().filter(uuid__in=uuids):
        url = address("question", row.slug)
        kept: dict[str, Any] = {"at": row.received_at, "place": row.werkplaats_id, "said": row.short_answer}
        yield Subject("question", row.uuid, row.wording, url, _("Question"), **kept)


def _agendas(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in (
        Agenda.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("werkplaats", "period")
    ):
        url = address("agenda", f"{row.werkplaats.slug}/{row.period.slug}")
        kept: dict[str, Any] = {"at": row.adopted_at, "place": row.werkplaats_id}
        yield Subject("agenda", row.uuid, str(row), url, _("Knowledge agenda"), **kept)


def _rounds(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Round.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("werkplaats"):
        yield Subject("round", row.uuid, row.title, address("round", row.key), _("Priority round"))


SUBJECTS = {"question": _questions, "agenda": _agendas, "round": _rounds}


def _placed() -> QuerySet[Any]:
    """Public questions under what was chosen on an agenda that was adopted."""
    return AgendaItem.questions.through.objects.filter(
        agendaitem__is_chosen=True,
        agendaitem__agenda__state__in=[AgendaState.ADOPTED, AgendaState.CLOSED],
        question__published_at__isnull=False,
    )


WAYS = (
    Way(
        "question",
        "agenda",
        _placed,
        ("question__uuid", "agendaitem__agenda__uuid"),
        "agendaitem__agenda__adopted_at",
        follows=("forward",),
    ),
)
