"""The outbox: mail is a row first, and leaves when its transaction has been committed."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage
from django.db.models import Q, QuerySet

from lemniscaat.kernel import clock
from lemniscaat.kernel.models import OutgoingMail
from lemniscaat.kernel.work import claim, worker_name

MOST_TRIES = 24
"""Over almost four days, for each try waits longer, up to six hours: a mail server may be down a weekend."""

TRIES_OF_NO_MAILBOX = 3
"""Of an address that the server says does not exist: over half a day, for servers say so by mistake too."""

NO_MAILBOX = frozenset({550, 551, 553})
"""What a server answers to an address it has no mailbox for; and to others, with a code of its own."""

REST = timedelta(seconds=30)
"""How long a message waits after its first refusal, and all mail when the server does not answer."""

LONGEST_WAIT = timedelta(hours=6)

UNSENT_STAYS = timedelta(days=14)
"""How long a message that could not be sent keeps its address and text, for who mends the mail server."""


def one_click(url: str) -> dict[str, str]:
    """Headers by which a mail program lets its owner stop these mails; a POST to `url` does it (RFC 8058)."""
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def post(
    *,
    to: str,
    subject: str,
    body: str,
    key: str | None = None,
    not_before: Any = None,
    html: str = "",
    headers: Mapping[str, str] | None = None,
) -> None:
    """Put a message in the outbox. With a `key` that was used before, nothing is added."""
    fields = {
        "to": to,
        "subject": subject,
        "body": body,
        "html": html,
        "headers": dict(headers or {}),
        "not_before": not_before or clock.now(),
    }
    if key is None:
        OutgoingMail.objects.create(**fields)
    else:
        OutgoingMail.objects.get_or_create(key=key, defaults=fields)


def take_back(*keys: str) -> int:
    """Delete messages that still wait, with the address they would go to; gives how many."""
    return _take_back(OutgoingMail.objects.filter(key__in=keys))


def take_back_to(uuid: UUID) -> int:
    """As `take_back`, of every message that tells by its key that it goes to this follower."""
    return _take_back(OutgoingMail.objects.filter(key__contains=f":{uuid}"))


def _take_back(messages: "QuerySet[OutgoingMail]") -> int:
    waiting = messages.filter(sent_at=None)
    return waiting.filter(_unclaimed()).delete()[0]


class OutboxBackend(BaseEmailBackend):
    """Django's mail backend: whatever any library sends becomes a row in the outbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write one row for each addressee; gives the number of messages taken."""
        for message in email_messages:
            alternatives = getattr(message, "alternatives", [])
            html = next((content for content, kind in alternatives if kind == "text/html"), "")
            for to in message.recipients():
                post(to=to, subject=str(message.subject), body=str(message.body), html=str(html))
        return len(email_messages)


def send_waiting(most: int = 50) -> int:
    """Send what may go now; gives how many went. A pump of the worker.

    A refusal waits longer each time. A server that gives no answer is left alone for a while: all that is
    due waits with the message that found out, so that other work does not. A kill between the server's yes
    and our note of it, or a yes that comes too late (`kernel.smtp`), can send twice; the Message-ID is the
    row's uuid, so that a reader sees one.
    """
    moment = clock.now()
    waiting = OutgoingMail.objects.filter(sent_at=None, not_before__lte=moment, tries__lt=MOST_TRIES)
    sent = 0
    for mail in waiting.order_by("not_before", "id")[:most]:
        if not claim(OutgoingMail.objects.filter(pk=mail.pk, sent_at=None), by=worker_name()):
            continue
        try:
            _message(mail).send()
        except Exception as error:  # noqa: BLE001  any failure of the server means: later
            _put_off(mail, error)
            if not _is_answer(error):
                waiting.filter(_unclaimed()).update(not_before=clock.now() + REST)
                break
        else:
            _note_sent(mail)
            sent += 1
    return sent


def given_up() -> tuple[int, int]:
    """How many messages will not be tried again: those to an address where nobody is, and others. Of two
    weeks: what is older has lost its text."""
    rows = _given_up().exclude(to="")
    nobody = rows.filter(error__startswith=SMTPRecipientsRefused.__name__).count()
    return nobody, rows.count() - nobody


def held_up() -> int:
    """How many wait for a later try, after a first that failed."""
    return OutgoingMail.objects.filter(sent_at=None, tries__gt=0, tries__lt=MOST_TRIES).count()


def forget_unsent() -> int:
    """Take address and text out of messages that were given up long ago; gives how many. A pump."""
    old = _given_up().filter(made_at__lte=clock.now() - UNSENT_STAYS)
    return old.exclude(to="").update(to="", body="", html="", subject="", error="", headers={})


def _given_up() -> "QuerySet[OutgoingMail]":
    return OutgoingMail.objects.filter(sent_at=None, tries__gte=MOST_TRIES)


def _message(mail: OutgoingMail) -> EmailMessage:
    message = EmailMultiAlternatives(
        mail.subject,
        mail.body,
        to=[mail.to],
        headers={"Message-ID": f"<{mail.uuid}@{settings.MAIL_DOMAIN}>", **mail.headers},
        connection=get_connection(settings.MAIL_TRANSPORT),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message


def _note_sent(mail: OutgoingMail) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(
        sent_at=clock.now(), to="", body="", html="", subject="", error="", headers={}, claimed_until=None
    )


def _put_off(mail: OutgoingMail, error: Exception) -> None:
    tries, wait = mail.tries + 1, min(REST * 2**mail.tries, LONGEST_WAIT)
    if _has_no_mailbox(error):
        tries, wait = max(tries, MOST_TRIES - TRIES_OF_NO_MAILBOX + 1), LONGEST_WAIT
    OutgoingMail.objects.filter(pk=mail.pk).update(
        tries=tries, error=repr(error)[:2000], not_before=clock.now() + wait, claimed_until=None
    )


def _has_no_mailbox(error: Exception) -> bool:
    """Whether the server said that there is nobody at this address. A code of its own (5.7.1) that says
    otherwise is about us, and may be mended."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    answers = error.recipients.values()
    return all(
        code in NO_MAILBOX and (not said.startswith(b"5.") or said.startswith(b"5.1."))
        for code, said in answers
    )


def _is_answer(error: Exception) -> bool:
    """Whether the server said no to this message; otherwise it would say nothing to others either."""
    return isinstance(error, SMTPResponseException | SMTPRecipientsRefused) or not isinstance(error, OSError)


def _unclaimed() -> Q:
    return Q(claimed_until=None) | Q(claimed_until__lt=clock.now())
