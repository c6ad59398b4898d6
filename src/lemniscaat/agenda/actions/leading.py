"""A lead adopts an agenda for itself, and takes that back as long as the other has not."""

from django.conf import settings
from django.utils.translation import gettext as _

from lemniscaat.agenda import policies
from lemniscaat.agenda.actions.adopting import check_remarks
from lemniscaat.agenda.actions.agendas import held
from lemniscaat.agenda.enums import AgendaState
from lemniscaat.agenda.models import Adoption, Agenda
from lemniscaat.kernel import clock, mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, require
from lemniscaat.network.api import Actor, Organisation, Part, Role, audited, grants_in, leads


@transactions.action
def adopt_for_own(*, actor: Actor, agenda: Agenda, organisation: Organisation) -> list[Adoption]:
    """Adopt for an organisation that leads, today; a research group of it that leads adopts with it.
    Twice is once. From now on the text stays as it was read; the coordinator puts it in force."""
    require(
        policies.can_adopt_for(actor, agenda, organisation.pk),
        _("A lead adopts the agenda for its own organisation."),
    )
    agenda = held(agenda)
    if agenda.state != AgendaState.CONSULTATION:
        raise Conflict(_("An agenda is adopted after its consultation, and once."))
    leading = leads(agenda.werkplaats).filter(organisation=organisation, part__in=[Part.LEAD, Part.CO_LEAD])
    if not leading:
        said = _("This organisation does not lead the werkplaats. It can endorse the agenda afterwards.")
        raise Invalid(said)
    check_remarks(agenda)
    found: list[Adoption] = list(agenda.adoptions.filter(organisation=organisation))
    if found:
        return found
    with audited(
        actor=actor, act="adopt_for_own", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        return [
            Adoption.objects.create(
                audit=audit,
                agenda=agenda,
                organisation=organisation,
                research_group=lead.research_group,
                on=clock.today(),
                is_own=True,
            )
            for lead in leading
        ]


@transactions.action
def take_back_adoption(*, actor: Actor, agenda: Agenda, organisation: Organisation) -> None:
    """Let a lead not have adopted it: said by the lead, or by the coordinator because the text must change,
    and then those who speak for the lead are mailed. Only before the agenda is in force."""
    own = policies.can_adopt_for(actor, agenda, organisation.pk)
    require(
        own or policies.can_lead_agenda(actor, agenda.werkplaats_id),
        _("A lead takes back what it said itself; the coordinator can do it for her."),
    )
    agenda = held(agenda)
    if agenda.state != AgendaState.CONSULTATION:
        raise Conflict(_("This agenda is in force. Begin its next version to change something."))
    rows = list(agenda.adoptions.filter(organisation=organisation))
    if not rows:
        raise Missing(_("This organisation has not adopted the agenda."))
    with audited(
        actor=actor, act="take_back_adoption", subject=agenda, werkplaats_id=agenda.werkplaats_id
    ) as audit:
        for row in rows:
            row.delete(audit=audit)
    if not own:
        _tell(agenda, organisation, str(audit.uuid))


def _tell(agenda: Agenda, organisation: Organisation, cause: str) -> None:
    grants = grants_in(agenda.werkplaats_id).filter(
        role=Role.PARTNER, organisation=organisation, user__is_active=True
    )
    for user in sorted({grant.user for grant in grants}, key=lambda user: user.pk):
        mail.post(
            to=user.email,
            key=f"adoption:{cause}:{user.uuid}",
            subject=_("The knowledge agenda %(period)s of %(where)s changes after all")
            % {"period": agenda.period, "where": agenda.werkplaats.short_name},
            body=_letter(agenda, organisation),
        )


def _letter(agenda: Agenda, organisation: Organisation) -> str:
    return _(
        "%(who)s had adopted the knowledge agenda %(period)s of werkplaats %(where)s. The coordinator has "
        "taken that back, because something of the text must change.\n\n"
        "Read it again when it is ready, and adopt it then:\n%(url)s"
    ) % {
        "who": organisation,
        "period": agenda.period,
        "where": agenda.werkplaats.short_name,
        "url": f"{settings.BASE_URL}{address('agenda', agenda.key)}",
    }
