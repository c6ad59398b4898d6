"""What a step or link can point at among questions, agendas and rounds."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from lemniscaat.agenda.models import Agenda, Question, Round
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.subjects import Subject
from lemniscaat.network.api import VISITOR


def _questions(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Question.objects.public().filter(uuid__in=uuids):
        yield Subject("question", row.uuid, row.wording, address("question", row.slug), _("Question"))


def _agendas(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in (
        Agenda.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("werkplaats", "period")
    ):
        url = address("agenda", f"{row.werkplaats.slug}/{row.period.slug}")
        yield Subject("agenda", row.uuid, str(row), url, _("Knowledge agenda"))


def _rounds(uuids: Sequence[UUID]) -> Iterator[Subject]:
    for row in Round.objects.visible_to(VISITOR).filter(uuid__in=uuids).select_related("werkplaats"):
        yield Subject("round", row.uuid, row.title, address("round", row.key), _("Priority round"))


SUBJECTS = {"question": _questions, "agenda": _agendas, "round": _rounds}
