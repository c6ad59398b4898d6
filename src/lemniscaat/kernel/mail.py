"""The outbox: mail is a row first, and leaves when its transaction has been committed."""

import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
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

log = logging.getLogger(__name__)

MOST_TRIES = 24
"""Over almost four days, for each try waits longer, up to six hours: a mail server may be down a weekend."""

UNSENT_STAYS = timedelta(days=14)
"""How long a message that could not be sent keeps its address and text, for who mends the mail server."""


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
    return waiting.filter(Q(claimed_until=None) | Q(claimed_until__lt=clock.now())).delete()[0]


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

    A refusal waits longer each time. A kill between the server's yes and our note of it is the
    one moment that can send twice; the Message-ID is the row's uuid, so that a reader sees one.
    """
    moment = clock.now()
    waiting = OutgoingMail.objects.filter(sent_at=None, not_before__lte=moment, tries__lt=MOST_TRIES)
    sent = 0
    for mail in waiting.order_by("not_before", "id")[:most]:
        if claim(OutgoingMail.objects.filter(pk=mail.pk, sent_at=None), by=worker_name()):
            sent += _send(mail)
    return sent


def forget_unsent() -> int:
    """Take address and text out of messages that were given up long ago; gives how many. A pump."""
    given_up = OutgoingMail.objects.filter(
        sent_at=None, tries__gte=MOST_TRIES, made_at__lte=clock.now() - UNSENT_STAYS
    )
    return given_up.exclude(to="").update(to="", body="", html="", subject="", error="", headers={})


def _send(mail: OutgoingMail) -> int:
    connection = get_connection(settings.MAIL_TRANSPORT)
    headers = {"Message-ID": f"<{mail.uuid}@{settings.MAIL_DOMAIN}>", **mail.headers}
    message = EmailMultiAlternatives(
        mail.subject, mail.body, to=[mail.to], headers=headers, connection=connection
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    row = OutgoingMail.objects.filter(pk=mail.pk)
    try:
        message.send()
    except Exception as error:  # noqa: BLE001  any failure of the server means: later
        wait = timedelta(seconds=min(30 * 2**mail.tries, 6 * 3600))
        row.update(
            tries=mail.tries + 1, error=repr(error)[:2000], not_before=clock.now() + wait, claimed_until=None
        )
        return 0
    row.update(
        sent_at=clock.now(), to="", body="", html="", subject="", error="", headers={}, claimed_until=None
    )
    return 1
