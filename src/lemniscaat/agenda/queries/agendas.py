"""Reads of knowledge agendas."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from lemniscaat.agenda.enums import AGENDA_STATES_IN_FORCE, OPEN_AGENDA_STATES
from lemniscaat.agenda.models import Adoption, Agenda, AgendaItem, Endorsement, Programme, Question
from lemniscaat.kernel.reading import naming
from lemniscaat.network.api import (
    VISITOR,
    Actor,
    Organisation,
    OrganisationKind,
    Part,
    Partnership,
    Werkplaats,
    leads,
    organisations,
)


def agendas(actor: Actor) -> QuerySet[Agenda]:
    """Agendas she may see, newest period first."""
    return naming(Agenda.objects.visible_to(actor), "werkplaats", "period")


def agenda_page(
    actor: Actor, werkplaats_slug: str, period_slug: str, number: int | None = None
) -> Agenda | None:
    """A version of a period's agenda (the newest that she may see, without a number) with all that stands
    on it, or None: a fixed number of queries."""
    found = agendas(actor).filter(werkplaats__slug=werkplaats_slug, period__slug=period_slug)
    if number is not None:
        found = found.filter(number=number)
    return whole(found).first()


def whole(rows: QuerySet[Agenda]) -> QuerySet[Agenda]:
    """With items, each with its public questions as `asked`; lines, programmes, who adopted and endorsed."""
    asked = Prefetch("questions", Question.objects.public().only(*Question.named_by), to_attr="asked")
    items = naming(AgendaItem.objects.all(), "issue", "theme").prefetch_related(asked, "candidate__round")
    programmes = Programme.objects.prefetch_related(
        Prefetch("items", AgendaItem.objects.only("uuid", "title", "is_chosen", "order"))
    )
    return rows.prefetch_related(
        Prefetch("items", items),
        Prefetch("programmes", programmes),
        "lines",
        Prefetch("adoptions", naming(Adoption.objects.all(), "organisation", "research_group")),
        Prefetch("endorsements", naming(Endorsement.objects.all(), "organisation")),
    )


def agendas_of(actor: Actor, werkplaats: Werkplaats) -> list[Agenda]:
    """All versions of all periods that she may see, the newest first."""
    return list(agendas(actor).filter(werkplaats=werkplaats))


def open_agenda(actor: Actor, werkplaats: Werkplaats) -> Agenda | None:
    """The newest that can still change, of those she may see."""
    rows = agendas(actor).filter(werkplaats=werkplaats, state__in=OPEN_AGENDA_STATES)
    return rows.first()


def newest_agenda(werkplaats: Werkplaats) -> Agenda | None:
    """What a werkplaats works on now, for everyone: `items` holds what was chosen, each with
    `n_questions`, its public questions."""
    public = Count("questions", filter=Q(questions__published_at__isnull=False))
    chosen = naming(AgendaItem.objects.filter(is_chosen=True), "issue").annotate(n_questions=public)
    found = agendas(VISITOR).filter(werkplaats=werkplaats)
    return found.prefetch_related(Prefetch("items", chosen)).first()


def chosen_items(werkplaats_id: int | None) -> QuerySet[AgendaItem]:
    """The themes a question of this werkplaats can be placed under: chosen, on the newest version of an
    agenda in force."""
    in_force = Agenda.objects.filter(state__in=AGENDA_STATES_IN_FORCE)
    newer = in_force.filter(
        werkplaats=OuterRef("werkplaats"), period=OuterRef("period"), number__gt=OuterRef("number")
    )
    newest = in_force.filter(~Exists(newer), werkplaats=werkplaats_id)
    return AgendaItem.objects.filter(agenda__in=newest, is_chosen=True).select_related("agenda__period")


def placed_items(question: Question) -> list[AgendaItem]:
    """Where a question stands on the agenda: of each theme the newest version in force."""
    rows = question.agenda_items.filter(is_chosen=True, agenda__state__in=AGENDA_STATES_IN_FORCE)
    found = {item.origin: item for item in rows.order_by("agenda__number")}
    return list(found.values())


def leading_organisations(agenda: Agenda) -> QuerySet[Organisation]:
    """Those that adopt an agenda of this werkplaats."""
    return organisations().filter(pk__in=_leading(agenda).values("organisation"))


def lead_groups(agenda: Agenda) -> QuerySet[Partnership]:
    """The research groups that lead; one of them adopts."""
    return _leading(agenda).exclude(research_group=None)


def lead_municipalities(agenda: Agenda) -> QuerySet[Partnership]:
    """The municipalities that lead; one of them adopts. A hogeschool may lead as a whole too, and is none."""
    return _leading(agenda).filter(research_group=None, organisation__kind=OrganisationKind.MUNICIPALITY)


def _leading(agenda: Agenda) -> QuerySet[Partnership]:
    return leads(agenda.werkplaats).filter(part__in=[Part.LEAD, Part.CO_LEAD])


def partners_to_endorse(agenda: Agenda) -> QuerySet[Organisation]:
    """The partners of the werkplaats that did not adopt this agenda and have not endorsed it."""
    now = Partnership.objects.filter(werkplaats=agenda.werkplaats_id, until=None)
    said = [*agenda.adoptions.values_list("organisation", flat=True)]
    said += agenda.endorsements.values_list("organisation", flat=True)
    return organisations().filter(pk__in=now.values("organisation")).exclude(pk__in=said)
