"""Mails that remind of the day by which an agenda should be adopted: each once, sent by the worker."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda.enums import OPEN_AGENDA_STATES
from lemniscaat.agenda.models import Agenda, Remark
from lemniscaat.agenda.queries.agendas import leading_organisations
from lemniscaat.kernel import clock, mail, transactions, work
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import Role, User, grants_in
from lemniscaat.ui.passages import day

REMIND = "agenda.remind_of_adoption"
DAYS_BEFORE = (28, 7, 1, 0)
AT = time(8)


@transactions.action
def remind_later(agenda: Agenda) -> None:
    """Leave word for the worker, for each reminder whose morning is still to come."""
    if agenda.adopt_by is None:
        return
    for days in DAYS_BEFORE:
        morning = datetime.combine(agenda.adopt_by - timedelta(days=days), AT, tzinfo=clock.AMSTERDAM)
        if morning > clock.now():
            work.enqueue(
                REMIND,
                key=f"adopt:{agenda.uuid}:{agenda.adopt_by}:{days}",
                run_at=morning,
                agenda=str(agenda.uuid),
                by=agenda.adopt_by.isoformat(),
                days=days,
            )


def remind_of_adoption(agenda: str, by: str, days: int) -> None:
    """The worker's task: a mail to each who can do something about it. Repeated, adopted by then, or with
    another day chosen since: nothing."""
    rows = Agenda.objects.select_related("werkplaats", "period")
    found = rows.filter(uuid=UUID(agenda), adopt_by=date.fromisoformat(by), state__in=OPEN_AGENDA_STATES)
    row: Agenda | None = found.first()
    if row is None:
        return
    for user in _concerned(row):
        mail.post(
            to=user.email,
            key=f"adopt:{row.uuid}:{by}:{days}:{user.uuid}",
            subject=_("The knowledge agenda %(period)s of %(where)s: adopt by %(day)s")
            % {"period": row.period, "where": row.werkplaats.short_name, "day": day(row.adopt_by)},
            body=_letter(row, days),
        )


def _concerned(agenda: Agenda) -> list[User]:
    """The coordinators, and who speaks for the organisations that adopt."""
    organisations = set(leading_organisations(agenda).values_list("pk", flat=True))
    users = {
        grant.user
        for grant in grants_in(agenda.werkplaats_id).filter(user__is_active=True)
        if grant.role == Role.COORDINATOR
        or (grant.role == Role.PARTNER and grant.organisation_id in organisations)
    }
    return sorted(users, key=lambda user: user.pk)


def _letter(agenda: Agenda, days: int) -> str:
    left = (
        ngettext("There is %(n)s day left.", "There are %(n)s days left.", days) % {"n": days}
        if days
        else _("That is today.")
    )
    unanswered = Remark.objects.filter(agenda=agenda).unanswered().count()
    waits = ngettext(
        "%(n)s remark waits for a reply; without it the agenda cannot be adopted.",
        "%(n)s remarks wait for a reply; without those the agenda cannot be adopted.",
        unanswered,
    ) % {"n": unanswered}
    return "\n\n".join(
        [
            _("The partners want to adopt the knowledge agenda %(period)s of %(where)s by %(day)s. %(left)s")
            % {
                "period": agenda.period,
                "where": agenda.werkplaats.short_name,
                "day": day(agenda.adopt_by),
                "left": left,
            },
            _("Now it is: %(state)s.") % {"state": agenda.get_state_display()},
            *([waits] if unanswered else []),
            f"{settings.BASE_URL}{address('agenda', agenda.key)}",
        ]
    )
