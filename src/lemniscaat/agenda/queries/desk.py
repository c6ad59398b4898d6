"""The tabs of a question desk: what is to do, late, waiting for others, done."""

from collections.abc import Collection

from django.db.models import Count, Q, QuerySet
from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import ASIDE_STATES, DESK_STATES, OPEN_STATES, Origin, QuestionState
from lemniscaat.agenda.models import Question
from lemniscaat.kernel import clock
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import Actor, can_run_desk
from lemniscaat.vocabulary.api import themes

ELSEWHERE = frozenset({QuestionState.ON_AGENDA, QuestionState.IN_RESEARCH, QuestionState.HANDED_OVER})


class Tab(TextChoices):
    TO_DO = "te-doen", _("To do")
    LATE = "te-laat", _("Late")
    SPOKEN = "nieuw", _("New from who asked")
    ORPHANS = "zonder-kwestie", _("Part of no issue")
    ELSEWHERE = "elders", _("With somebody else")
    DONE = "klaar", _("Done")


ORDER = {Tab.DONE: ("-received_at", "-id"), Tab.SPOKEN: ("asker_spoke_at", "id")}
"""How the tabs stand that do not begin with what is due first."""


def _within(tab: Tab) -> Q:
    match tab:
        case Tab.TO_DO:
            return Q(state__in=DESK_STATES)
        case Tab.LATE:
            return Q(state__in=DESK_STATES, due_on__lt=clock.today())
        case Tab.SPOKEN:
            return Q(asker_spoke_at__isnull=False)
        case Tab.ORPHANS:
            return Q(issue=None, state__in=OPEN_STATES)
        case Tab.ELSEWHERE:
            return Q(state__in=ELSEWHERE)
        case Tab.DONE:
            return Q(state__in=[QuestionState.ANSWERED, QuestionState.DECLINED])


def asked(werkplaats_id: int | None) -> QuerySet[Question]:
    """What somebody asked here: questions taken over from public sources wait for no answer."""
    return Question.objects.filter(werkplaats_id=werkplaats_id).exclude(origin=Origin.RECORD)


def tab_rows(
    werkplaats_id: int | None, tab: Tab, *, state: str = "", perspective: str = "", theme: str = ""
) -> QuerySet[Question]:
    """The questions of one tab (None: the national desk): what is due first, what was done last. With a
    state, a perspective or a theme (its slug, narrower ones along with it) only those."""
    rows = asked(werkplaats_id).filter(_within(tab))
    if state:
        rows = rows.filter(state=state)
    if perspective:
        rows = rows.filter(perspective=perspective)
    if theme:
        about = themes().filter(Q(slug=theme) | Q(broader__slug=theme))
        rows = rows.filter(pk__in=Question.themes.through.objects.filter(theme__in=about).values("question"))
    return naming(rows, "municipality", "issue").order_by(*ORDER.get(tab, ("due_on", "received_at", "id")))


def tab_counts(werkplaats_id: int | None) -> dict[str, int]:
    """Tab → how many questions, and beside them how many are held for a look; one query."""
    counts = {tab.name: Count("pk", filter=_within(tab)) for tab in Tab}
    found = asked(werkplaats_id).aggregate(**counts, held=Count("pk", filter=Q(state=QuestionState.HELD)))
    return {tab.value: found[tab.name] for tab in Tab} | {"held": found["held"]}


def questions_set_aside(actor: Actor, werkplaats_id: int | None) -> QuerySet[Question]:
    """What did not come in at this desk: held for a look, and after that removed as spam. For who runs it."""
    rows = Question.objects.filter(werkplaats_id=werkplaats_id, state__in=ASIDE_STATES)
    allowed = rows if can_run_desk(actor, werkplaats_id) else rows.none()
    return naming(allowed, "municipality").order_by("state", "-received_at", "-id")


def new_at_desks(werkplaats_ids: Collection[int], *, is_national: bool) -> int:
    """How many questions at these desks wait for a first look, or for an answer to what the asker said."""
    desks = Q(werkplaats__in=werkplaats_ids) | (Q(werkplaats=None) if is_national else Q(pk=None))
    new = Q(state=QuestionState.RECEIVED) | Q(asker_spoke_at__isnull=False)
    return Question.objects.filter(desks, new).exclude(origin=Origin.RECORD).count()
