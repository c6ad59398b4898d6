"""Reads of knowledge agendas."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from lemniscaat.agenda.enums import AGENDA_STATES_IN_FORCE
from lemniscaat.agenda.models import Adoption, Agenda, AgendaItem, Question
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import VISITOR, Actor, Werkplaats


def agendas(actor: Actor) -> QuerySet[Agenda]:
    """Agendas she may see, newest period first."""
    return naming(Agenda.objects.visible_to(actor), "werkplaats", "period")


def agenda_page(actor: Actor, werkplaats_slug: str, period_slug: str) -> Agenda | None:
    """The newest version of a period's agenda that she may see, with items and adoptions, or None."""
    items = naming(AgendaItem.objects.all(), "issue", "theme").prefetch_related(
        Prefetch("questions", Question.objects.public())
    )
    adoptions = naming(Adoption.objects.all(), "organisation", "research_group")
    found = agendas(actor).filter(werkplaats__slug=werkplaats_slug, period__slug=period_slug)
    return found.prefetch_related(Prefetch("items", items), Prefetch("adoptions", adoptions)).first()


def newest_agenda(werkplaats: Werkplaats) -> Agenda | None:
    """What a werkplaats works on now, for everyone: `items` holds what was chosen, each with
    `n_questions`, its public questions."""
    public = Count("questions", filter=Q(questions__published_at__isnull=False))
    chosen = naming(AgendaItem.objects.filter(is_chosen=True), "issue").annotate(n_questions=public)
    found = agendas(VISITOR).filter(werkplaats=werkplaats)
    return found.prefetch_related(Prefetch("items", chosen)).first()


def other_periods(agenda: Agenda, actor: Actor = VISITOR) -> list[Agenda]:
    """The newest version of each other period of the same werkplaats, the newest period first."""
    rows = agendas(actor).filter(werkplaats=agenda.werkplaats).exclude(period=agenda.period)
    return list({row.period_id: row for row in reversed(rows)}.values())[::-1]


def chosen_items(werkplaats_id: int | None) -> QuerySet[AgendaItem]:
    """The themes a question of this werkplaats can be placed under: chosen, on the newest version of an
    agenda in force."""
    in_force = Agenda.objects.filter(state__in=AGENDA_STATES_IN_FORCE)
    newer = in_force.filter(
        werkplaats=OuterRef("werkplaats"), period=OuterRef("period"), number__gt=OuterRef("number")
    )
    newest = in_force.filter(~Exists(newer), werkplaats=werkplaats_id)
    return AgendaItem.objects.filter(agenda__in=newest, is_chosen=True).select_related("agenda__period")
