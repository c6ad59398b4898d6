"""A mail each working morning of what is due at a desk, for who runs it and wants it."""

from collections.abc import Iterator, Sequence
from datetime import time

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.agenda import working_days
from lemniscaat.agenda.enums import NATIONAL_DESK
from lemniscaat.agenda.models import DeskMail, Question
from lemniscaat.agenda.queries.desk_mails import MORNING, Morning, morning
from lemniscaat.kernel import clock, mail, transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import require
from lemniscaat.network.api import Actor, Werkplaats, actor_of, can_run_desk
from lemniscaat.ui.passages import day

FROM, UNTIL = time(7), time(12)
"""Between these hours, in the Netherlands: a worker that stood still sends no morning mail at night."""

MOST_LINES = 10
"""Questions named under one heading; the rest are a number."""

MOST_AT_ONCE = 20


@transactions.action
def want_desk_mail(*, actor: Actor, werkplaats: Werkplaats | None) -> None:
    """Ask for the mail of a desk one runs, from the next working morning on. Twice is once."""
    pk = werkplaats.pk if werkplaats else None
    require(actor.user is not None and can_run_desk(actor, pk), _("You do not run this desk."))
    DeskMail.objects.get_or_create(user=actor.user, werkplaats=werkplaats)


@transactions.action
def stop_desk_mail(*, token: str) -> None:
    """Stop at once, by its own address. Stopping twice is as good as once."""
    _drop(DeskMail.objects.filter(token=token).first())


@transactions.action
def want_no_desk_mail(*, actor: Actor, werkplaats: Werkplaats | None) -> None:
    """Stop the mail of a desk; also of one that she no longer runs."""
    _drop(DeskMail.objects.filter(user=actor.user, werkplaats=werkplaats).first())


def send_desk_mails() -> int:
    """A pump of the worker: those whose morning it is; gives how many were looked at. The day is noted
    together with the mail, so that a worker that stops in between sends it once all the same."""
    now = clock.now().astimezone(clock.AMSTERDAM)
    if not FROM <= now.time() < UNTIL or not working_days.is_one(now.date()):
        return 0
    due = DeskMail.objects.filter(last_on__lt=now.date()).select_related("user", "werkplaats")
    waiting = list(due.order_by("id")[:MOST_AT_ONCE])
    for row in waiting:
        with transactions.opened():
            _send(row)
    return len(waiting)


def _send(row: DeskMail) -> None:
    today = clock.today()
    if not DeskMail.objects.filter(pk=row.pk, last_on__lt=today).update(last_on=today):
        return  # another worker was first
    if not can_run_desk(actor_of(row.user), row.werkplaats_id):
        _drop(row)
        return
    found = morning(row.werkplaats_id)
    if found.is_quiet:
        return
    stop = f"{settings.BASE_URL}{address('desk-mail', row.token)}"
    mail.post(
        to=row.user.email,
        key=f"{_key(row)}{today}",
        subject=_("Question desk %(desk)s: what waits today") % {"desk": _name(row)},
        body="\n\n".join([*_lines(row, found), _("No more of these mails:") + f"\n{stop}"]),
        headers=mail.one_click(stop),
    )


def _drop(row: DeskMail | None) -> None:
    if row is not None:
        mail.take_back_to(row.uuid)
        row.delete()


def _key(row: DeskMail) -> str:
    return f"{MORNING}{row.uuid}:"


def _name(row: DeskMail) -> str:
    return row.werkplaats.short_name if row.werkplaats else _("National")


def _lines(row: DeskMail, found: Morning) -> Iterator[str]:
    slug = row.werkplaats.slug if row.werkplaats else NATIONAL_DESK
    for heading, rows in _parts(found):
        if rows:
            yield _part(heading % {"n": len(rows)}, rows, slug)
    yield _("To the desk:") + f"\n{settings.BASE_URL}{address('desk', slug)}"


def _parts(found: Morning) -> Iterator[tuple[str, Sequence[Question]]]:
    late, today, soon, spoken = found.late, found.today, found.soon, found.spoken
    yield ngettext("%(n)s question is late", "%(n)s questions are late", len(late)), late
    yield ngettext("%(n)s question is due today", "%(n)s questions are due today", len(today)), today
    within = ngettext(
        "%(n)s question is due within a week", "%(n)s questions are due within a week", len(soon)
    )
    yield within, soon
    waits = ngettext("%(n)s asker waits for your answer", "%(n)s askers wait for your answer", len(spoken))
    yield waits, spoken


def _part(heading: str, rows: Sequence[Question], slug: str) -> str:
    """A heading with its questions; an unpublished one by its number alone: a mail leaves the house."""
    lines = [heading]
    for row in rows[:MOST_LINES]:
        words = f" {row.wording}" if row.is_public else ""
        url = f"{settings.BASE_URL}{address('desk-question', f'{slug}/{row.number}')}"
        lines.append(f"- {row.number} ({day(row.due_on, 'short')}){words}\n  {url}")
    if (more := len(rows) - MOST_LINES) > 0:
        lines.append(ngettext("- and %(n)s more", "- and %(n)s more", more) % {"n": more})
    return "\n".join(lines)
