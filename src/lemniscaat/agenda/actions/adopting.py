"""Adopt an agenda, and stand behind one that has been adopted."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.agendas import held, place_on_agenda, require_desk
from lemniscaat.agenda.actions.leaving import leave_out
from lemniscaat.agenda.actions.remarks import drop_remarks
from lemniscaat.agenda.enums import AGENDA_STATES, AgendaState, QuestionState, RemarkState
from lemniscaat.agenda.models import Adoption, Agenda, AgendaItem, Endorsement, Question
from lemniscaat.agenda.queries.agendas import lead_groups, lead_municipalities
from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.kernel.privacy import screen
from lemniscaat.network.api import (
    Actor,
    Organisation,
    Partnership,
    ResearchGroup,
    audited,
)
from lemniscaat.ui.passages import day

Adopter = tuple[Organisation, ResearchGroup | None, date]


@transactions.action
def adopt_agenda(*, actor: Actor, agenda: Agenda, adopters: Iterable[Adopter]) -> Agenda:
    """Adopt: the lead research group and the lead municipality are named, each with its date. Who said so
    itself (`adopt_for_own`) need not be among the `adopters`, and keeps its own day.

    Every remark has its reply by then. The version before it closes. Questions it was made from are placed
    under what was chosen; of those under what was left out, who asked reads the reason.
    """
    require_desk(actor, agenda.werkplaats_id)
    agenda = held(agenda)
    AGENDA_STATES.check(agenda.state, AgendaState.ADOPTED)
    own = [(row.organisation, row.research_group, row.on) for row in agenda.adoptions.all()]
    said = {(organisation, group) for organisation, group, _on in own}
    rows = [row for row in adopters if row[:2] not in said]
    _check_adopters(agenda, [*own, *rows])
    check_remarks(agenda)
    with _audited(actor, agenda, "adopt_agenda") as audit:
        for older in Agenda.objects.filter(
            werkplaats=agenda.werkplaats, period=agenda.period, state=AgendaState.ADOPTED
        ):
            older.move(AgendaState.CLOSED, by=AGENDA_STATES, audit=audit)
        agenda.move(AgendaState.ADOPTED, by=AGENDA_STATES, audit=audit)
        agenda.adopted_at = clock.now()
        agenda.save(audit=audit)
        for organisation, group, on in rows:
            Adoption.objects.create(
                audit=audit, agenda=agenda, organisation=organisation, research_group=group, on=on
            )
    _settle_questions(actor, agenda)
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def endorse_agenda(
    *, actor: Actor, agenda: Agenda, organisation: Organisation, on: date | None = None
) -> Endorsement:
    """Stand behind an adopted agenda: a partner for itself, or typed in by the coordinator. Twice is once."""
    require(
        policies.can_endorse(actor, agenda, organisation.pk),
        _("A partner endorses for its own organisation; the coordinator types in what a partner said."),
    )
    agenda = held(agenda)
    if agenda.state != AgendaState.ADOPTED:
        raise Conflict(_("Partners endorse an agenda once it has been adopted."))
    on = on or clock.today()
    if on > clock.today():
        raise Invalid(_("This day is still to come. Fill in the day on which it was said."))
    if not Partnership.objects.filter(
        werkplaats=agenda.werkplaats_id, organisation=organisation, until=None
    ).exists():
        raise Invalid(_("This organisation is no partner of the werkplaats."))
    if agenda.adoptions.filter(organisation=organisation).exists():
        raise Conflict(_("This organisation adopted the agenda itself."))
    found: Endorsement | None = agenda.endorsements.filter(organisation=organisation).first()
    if found is not None:
        return found
    with _audited(actor, agenda, "endorse_agenda") as audit:
        made: Endorsement = Endorsement.objects.create(
            audit=audit,
            agenda=agenda,
            organisation=organisation,
            on=on,
            is_own=organisation.pk in policies.speaks_for(actor, agenda.werkplaats_id),
        )
    return made


@transactions.action
def withdraw_endorsement(*, actor: Actor, agenda: Agenda, organisation: Organisation) -> None:
    """Stand behind it no longer, or take out what was typed in wrong."""
    require(
        policies.can_endorse(actor, agenda, organisation.pk),
        _("A partner endorses for its own organisation; the coordinator types in what a partner said."),
    )
    if held(agenda).state != AgendaState.ADOPTED:
        raise Conflict(_("This version is no longer in force. Who endorsed it stays to be read."))
    found: Endorsement | None = agenda.endorsements.filter(organisation=organisation).first()
    if found is None:
        raise Missing(_("This organisation has not endorsed the agenda."))
    with _audited(actor, agenda, "withdraw_endorsement") as audit:
        found.delete(audit=audit)


def _check_adopters(agenda: Agenda, rows: list[Adopter]) -> None:
    groups = {group for _organisation, group, _on in rows if group is not None}
    others = {organisation for organisation, group, _on in rows if group is None}
    leading_groups = {lead.research_group for lead in lead_groups(agenda)}
    municipalities = {lead.organisation for lead in lead_municipalities(agenda)}
    if not groups & leading_groups or not others & municipalities:
        raise Invalid(_("The lead research group and the lead municipality both adopt the agenda."))
    if any(on > clock.today() for _organisation, _group, on in rows):
        raise Invalid(_("This day is still to come. Fill in the day on which it was adopted."))


def check_remarks(agenda: Agenda) -> None:
    """Whether everybody could speak and has been answered; what was never confirmed goes."""
    if agenda.takes_remarks:
        raise Conflict(
            _("Remarks can be made until %(day)s. Adopt it after that, or end the consultation first.")
            % {"day": day(agenda.remarks_until)}
        )
    held_back = agenda.remarks.filter(state=RemarkState.HELD).count()
    if held_back:
        raise Conflict(
            ngettext(
                "%(n)s remark is held for a look. Let it through or take it away first.",
                "%(n)s remarks are held for a look. Let them through or take them away first.",
                held_back,
            )
            % {"n": held_back}
        )
    unanswered = agenda.remarks.all().unanswered().count()
    if unanswered:
        raise Conflict(
            ngettext(
                "%(n)s remark waits for a reply. Answer it first.",
                "%(n)s remarks wait for a reply. Answer them first.",
                unanswered,
            )
            % {"n": unanswered}
        )
    drop_remarks(agenda.remarks.filter(state=RemarkState.WAITING))


def _settle_questions(actor: Actor, agenda: Agenda) -> None:
    """Let the questions follow what was decided on their themes; one that was passed on since follows the
    werkplaats where it lies."""
    own = Prefetch("questions", Question.objects.filter(werkplaats=agenda.werkplaats_id))
    items = list(AgendaItem.objects.filter(agenda=agenda).prefetch_related(own))
    on_it = {question.pk for item in items if item.is_chosen for question in item.questions.all()}
    done: set[int] = set()
    for item in items:
        for question in item.questions.all():
            if question.pk in done:
                continue
            if item.is_chosen and question.state == QuestionState.EXPLICIT:
                place_on_agenda(actor=actor, question=question, item=_fresh(item, agenda))
            elif (
                not item.is_chosen and question.pk not in on_it and question.state == QuestionState.ON_AGENDA
            ):
                # The reason has been screened when it was written; what was found in it may stay.
                kept = [found.text for found in screen(item.reason)]
                leave_out(actor=actor, question=question, reason=item.reason, kept=kept)
            else:
                continue
            done.add(question.pk)


def _fresh(item: AgendaItem, agenda: Agenda) -> AgendaItem:
    item.agenda = agenda
    return item


def _audited(actor: Actor, agenda: Agenda, act: str) -> Any:
    return audited(actor=actor, act=act, subject=agenda, werkplaats_id=agenda.werkplaats_id)
