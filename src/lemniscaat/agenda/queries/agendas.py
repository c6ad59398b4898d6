"""Reads of knowledge agendas."""

from django.db.models import Prefetch, QuerySet

from lemniscaat.agenda.enums import AgendaState
from lemniscaat.agenda.models import Adoption, Agenda, AgendaItem, Question
from lemniscaat.network.api import VISITOR, Actor, Werkplaats


def agendas(actor: Actor) -> QuerySet[Agenda]:
    """Agendas she may see, newest period first."""
    return Agenda.objects.visible_to(actor).select_related("werkplaats", "period")


def agenda_page(actor: Actor, werkplaats_slug: str, period_slug: str) -> Agenda | None:
    """The newest version of a period's agenda that she may see, with items and adoptions, or None."""
    items = AgendaItem.objects.select_related("issue", "theme").prefetch_related(
        Prefetch("questions", Question.objects.public())
    )
    adoptions = Adoption.objects.select_related("organisation", "research_group")
    return (
        agendas(actor)
        .filter(werkplaats__slug=werkplaats_slug, period__slug=period_slug)
        .prefetch_related(Prefetch("items", items), Prefetch("adoptions", adoptions))
        .order_by("-number")
        .first()
    )


def agendas_of(werkplaats: Werkplaats, actor: Actor = VISITOR) -> QuerySet[Agenda]:
    """A werkplaats's agendas, newest first."""
    return agendas(actor).filter(werkplaats=werkplaats)


def other_periods(agenda: Agenda, actor: Actor = VISITOR) -> list[Agenda]:
    """The newest version of each other period of the same werkplaats, the newest period first."""
    rows = agendas_of(agenda.werkplaats, actor).exclude(period=agenda.period)
    return list({row.period_id: row for row in reversed(rows)}.values())[::-1]


def chosen_items(werkplaats_id: int | None) -> QuerySet[AgendaItem]:
    """The themes a question of this werkplaats can be placed under: chosen, on an agenda in force."""
    in_force = [AgendaState.CONSULTATION, AgendaState.ADOPTED]
    return AgendaItem.objects.filter(
        agenda__werkplaats_id=werkplaats_id, agenda__state__in=in_force, is_chosen=True
    ).select_related("agenda__period")
