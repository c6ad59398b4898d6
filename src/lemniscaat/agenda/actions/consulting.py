"""Show a draft agenda to partners and the public, who can say something of it until a day."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.agenda.actions.agendas import check_no_lead_adopted, held, require_desk
from lemniscaat.agenda.enums import AGENDA_STATES, WEIGHING_ROLES, AgendaState, QuestionState, RemarkState
from lemniscaat.agenda.models import Agenda, AgendaItem, Question
from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.network.api import Actor, audited, grants_in
from lemniscaat.ui.passages import day

USUAL = timedelta(days=42)
"""How long a consultation lasts when nobody says otherwise."""

LONGEST = timedelta(days=366)


@transactions.action
def consult_on_agenda(*, actor: Actor, agenda: Agenda, until: date | None = None) -> Agenda:
    """Show the draft to all partners and the public; `until` is the last day for remarks."""
    until = _checked(until or clock.today() + USUAL)
    agenda = _held(actor, agenda)
    with _audited(actor, agenda, "consult_on_agenda") as audit:
        agenda.move(AgendaState.CONSULTATION, by=AGENDA_STATES, audit=audit)
        agenda.consulted_at, agenda.remarks_until = clock.now(), until
        agenda.save(audit=audit)
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def set_last_day(*, actor: Actor, agenda: Agenda, until: date) -> Agenda:
    """Choose another last day for remarks; everyone sees it. It may be over already, and open again."""
    until = _checked(until)
    return _until(actor, agenda, until, "set_last_day")


@transactions.action
def end_consultation(*, actor: Actor, agenda: Agenda) -> Agenda:
    """Take no more remarks from now on: all who wanted have spoken."""
    return _until(actor, agenda, clock.today() - timedelta(days=1), "end_consultation")


@transactions.action
def back_to_draft(*, actor: Actor, agenda: Agenda) -> Agenda:
    """Take the agenda off the website, as long as nobody said anything of it and no question was placed
    under it alone."""
    agenda = _held(actor, agenda)
    check_no_lead_adopted(agenda)
    if agenda.remarks.exclude(state=RemarkState.WAITING).exists():
        raise Conflict(_("People have said something of it. What they said must stay to be read."))
    if _placed_here_alone(agenda):
        raise Conflict(_("Questions have been placed under it, and those who asked were told."))
    with _audited(actor, agenda, "back_to_draft") as audit:
        agenda.move(AgendaState.DRAFT, by=AGENDA_STATES, audit=audit)
        agenda.remarks_until = None
        agenda.save(audit=audit)
        for remark in agenda.remarks.all():
            remark.delete(audit=audit)
    work.mark_changed("agenda", agenda.uuid)
    return agenda


@transactions.action
def invite_to_agenda(*, actor: Actor, agenda: Agenda) -> int:
    """Mail partners, members and teachers that they can say something of it; gives how many that are.
    Nobody gets it twice."""
    agenda = _held(actor, agenda)
    if not agenda.takes_remarks:
        raise Conflict(_("Open the consultation first: now nobody can make a remark."))
    grants = grants_in(agenda.werkplaats_id).filter(role__in=WEIGHING_ROLES, user__is_active=True)
    users = {grant.user for grant in grants}
    for user in sorted(users, key=lambda user: user.pk):
        mail.post(
            to=user.email,
            key=f"consult:{agenda.uuid}:{user.uuid}",
            subject=_("What do you think of the knowledge agenda %(period)s of %(where)s?")
            % {"period": agenda.period, "where": agenda.werkplaats.short_name},
            body=_letter(agenda),
        )
    with _audited(actor, agenda, "invite_to_agenda"):
        pass
    return len(users)


def _letter(agenda: Agenda) -> str:
    return _(
        "The draft of the knowledge agenda %(period)s of werkplaats %(where)s lies open.\n\n"
        "You can make a remark on each theme until %(day)s. Each remark gets a reply; both stand on the "
        "website.\n\n"
        "Read it, and say what you think:\n%(url)s"
    ) % {
        "period": agenda.period,
        "where": agenda.werkplaats.short_name,
        "day": day(agenda.remarks_until),
        "url": f"{settings.BASE_URL}{address('agenda', agenda.key)}",
    }


def _placed_here_alone(agenda: Agenda) -> bool:
    """Whether a question would stand nowhere without it: not under a theme of the version in force."""
    placed = Question.objects.filter(
        state=QuestionState.ON_AGENDA, agenda_items__in=agenda.items.filter(is_chosen=True)
    )
    in_force = AgendaItem.objects.filter(is_chosen=True, agenda__state=AgendaState.ADOPTED)
    return placed.exclude(agenda_items__in=in_force).exists()


def _until(actor: Actor, agenda: Agenda, until: date, act: str) -> Agenda:
    agenda = _held(actor, agenda)
    if agenda.state != AgendaState.CONSULTATION:
        raise Conflict(_("This agenda is not in consultation."))
    check_no_lead_adopted(agenda)
    with _audited(actor, agenda, act) as audit:
        agenda.remarks_until = until
        agenda.save(audit=audit)
    return agenda


def _checked(until: date) -> date:
    if until < clock.today():
        raise Invalid(_("The last day has passed. Choose a later one."))
    if until > clock.today() + LONGEST:
        raise Invalid(_("That is more than a year from now. Choose an earlier day."))
    return until


def _held(actor: Actor, agenda: Agenda) -> Agenda:
    require_desk(actor, agenda.werkplaats_id)
    return held(agenda)


def _audited(actor: Actor, agenda: Agenda, act: str) -> Any:
    return audited(actor=actor, act=act, subject=agenda, werkplaats_id=agenda.werkplaats_id)
