"""Draft, consult and adopt a region's knowledge agenda, and place questions on it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.turns import turn
from lemniscaat.agenda.enums import (
    AGENDA_STATES,
    AGENDA_STATES_IN_FORCE,
    OPEN_AGENDA_STATES,
    Act,
    AgendaState,
    QuestionState,
)
from lemniscaat.agenda.models import Adoption, Agenda, AgendaItem, Question, QuestionEvent
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.network.api import (
    Actor,
    Organisation,
    Part,
    Period,
    ResearchGroup,
    Werkplaats,
    audited,
    leads,
)


@transactions.action
def draft_agenda(*, actor: Actor, werkplaats: Werkplaats, period: Period, **fields: Any) -> Agenda:
    """Begin the agenda of a period, or its next version."""
    _require(actor, werkplaats.pk)
    number = Agenda.objects.filter(werkplaats=werkplaats, period=period).count() + 1
    with audited(actor=actor, act="draft_agenda", werkplaats_id=werkplaats.pk) as audit:
        agenda: Agenda = Agenda.objects.create(
            audit=audit, werkplaats=werkplaats, period=period, number=number, **fields
        )
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def add_agenda_item(*, actor: Actor, agenda: Agenda, title: str, **fields: Any) -> AgendaItem:
    """Add a theme phrased as a question, chosen or left out. What is left out says why.

    To what has been adopted nothing is added: those who adopted it would be named with what they never read.
    """
    _require(actor, agenda.werkplaats_id)
    if agenda.state not in OPEN_AGENDA_STATES:
        raise Conflict(_("This agenda has been adopted. Begin its next version to add something."))
    if not fields.get("is_chosen", True) and not str(fields.get("reason", "")).strip():
        raise Invalid(_("Say why this was left out."))
    with audited(
        actor=actor, act="add_agenda_item", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        item: AgendaItem = AgendaItem.objects.create(
            audit=audit, agenda=agenda, title=title, order=agenda.items.count(), **fields
        )
    work.mark_changed("agenda", agenda.uuid)
    return item


@transactions.action
def consult_on_agenda(*, actor: Actor, agenda: Agenda) -> Agenda:
    """Show the draft to all partners and the public."""
    _require(actor, agenda.werkplaats_id)
    with audited(
        actor=actor, act="consult_on_agenda", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        agenda.move(AgendaState.CONSULTATION, by=AGENDA_STATES, audit=audit)
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def adopt_agenda(
    *, actor: Actor, agenda: Agenda, adopters: Iterable[tuple[Organisation, ResearchGroup | None, date]]
) -> Agenda:
    """Adopt: the lead research group and the lead municipality are named, each with its date."""
    require(policies.can_adopt(actor, agenda), _("Only the coordinator records the adoption."))
    rows = list(adopters)
    groups = {group for _organisation, group, _day in rows if group is not None}
    others = {organisation for organisation, group, _day in rows if group is None}
    leading = leads(agenda.werkplaats).filter(part__in=[Part.LEAD, Part.CO_LEAD])
    lead_groups = {lead.research_group for lead in leading if lead.research_group_id is not None}
    lead_organisations = {lead.organisation for lead in leading if lead.research_group_id is None}
    if not groups & lead_groups or not others & lead_organisations:
        raise Invalid(_("The lead research group and the lead municipality both adopt the agenda."))
    with audited(
        actor=actor, act="adopt_agenda", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        agenda.move(AgendaState.ADOPTED, by=AGENDA_STATES, audit=audit)
        agenda.adopted_at = clock.now()
        agenda.save(audit=audit)
        for organisation, group, day in rows:
            Adoption.objects.create(
                audit=audit, agenda=agenda, organisation=organisation, research_group=group, on=day
            )
    return agenda


@transactions.action
def place_on_agenda(*, actor: Actor, question: Question, item: AgendaItem) -> QuestionEvent:
    """Let an explicit question be part of a chosen theme."""
    if item.agenda.werkplaats_id != question.werkplaats_id or not item.is_chosen:
        raise Invalid(_("Choose a theme that stands on the agenda of this werkplaats."))
    if item.agenda.state not in AGENDA_STATES_IN_FORCE:
        raise Conflict(_("This agenda is a draft or closed. Choose a theme of the agenda in force."))
    with turn(actor=actor, question=question, act=Act.PLACE) as taken:
        item.questions.add(question)
        return taken.write(state=QuestionState.ON_AGENDA, subject=("agenda", item.agenda.uuid, item.title))


def _require(actor: Actor, werkplaats_id: int) -> None:
    require(
        policies.can_keep_agenda(actor, werkplaats_id),
        _("You can only keep the agenda of your own werkplaats."),
    )
