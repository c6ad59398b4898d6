"""The tabs of a question desk: what is to do, late, waiting for others, done."""

from django.db.models import Count, Q, QuerySet
from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import DESK_STATES, Origin, QuestionState
from lemniscaat.agenda.models import Question
from lemniscaat.kernel import clock
from lemniscaat.kernel.reading import naming

ELSEWHERE = frozenset({QuestionState.ON_AGENDA, QuestionState.IN_RESEARCH, QuestionState.HANDED_OVER})


class Tab(TextChoices):
    TO_DO = "te-doen", _("To do")
    LATE = "te-laat", _("Late")
    ELSEWHERE = "elders", _("With somebody else")
    DONE = "klaar", _("Done")


def _within(tab: Tab) -> Q:
    match tab:
        case Tab.TO_DO:
            return Q(state__in=DESK_STATES)
        case Tab.LATE:
            return Q(state__in=DESK_STATES, due_on__lt=clock.today())
        case Tab.ELSEWHERE:
            return Q(state__in=ELSEWHERE)
        case Tab.DONE:
            return Q(state__in=[QuestionState.ANSWERED, QuestionState.DECLINED])


def _asked(werkplaats_id: int | None) -> QuerySet[Question]:
    """What somebody asked here: questions taken over from public sources wait for no answer."""
    return Question.objects.filter(werkplaats_id=werkplaats_id).exclude(origin=Origin.RECORD)


def tab_rows(werkplaats_id: int | None, tab: Tab) -> QuerySet[Question]:
    """The questions of one tab (None: the national desk): what is due first, what was done last."""
    rows = _asked(werkplaats_id).filter(_within(tab))
    order = ("-received_at", "-id") if tab == Tab.DONE else ("due_on", "received_at", "id")
    return naming(rows, "municipality", "issue").order_by(*order)


def tab_counts(werkplaats_id: int | None) -> dict[str, int]:
    """Tab → how many questions; one query."""
    counts = {tab.name: Count("pk", filter=_within(tab)) for tab in Tab}
    found = _asked(werkplaats_id).aggregate(**counts)
    return {tab.value: found[tab.name] for tab in Tab}
