"""Write down how links answer. But for `ask_again` these are acts of nobody: no item changes by them,
so nothing is audited, and each may be done again."""

from datetime import timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Refused
from lemniscaat.knowledge.actions.changing import require_own
from lemniscaat.knowledge.asking.links import BUSY, Heard
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, LinkSeen
from lemniscaat.knowledge.models import Link, LinkCheck
from lemniscaat.network.api import Actor

WELL = timedelta(days=30)
BACKING_OFF = (timedelta(days=1), timedelta(days=3), timedelta(days=7), timedelta(days=14))
"""After the first, second … time that it did not answer; the last holds from then on."""

DEAD_AFTER = {LinkSeen.MISSING: 2, LinkSeen.SILENT: 4, LinkSeen.CLOSED: 1}
"""So many times in a row: a server may be away for a weekend; that a page is not there is said twice."""

CLAIM = timedelta(hours=1)


@transactions.action
def note_new_links(*, most: int) -> int:
    """Begin to look after links that nobody asked for yet, and let go of those that no longer stand anywhere;
    gives how many began."""
    same = {"item": OuterRef("item"), "url": OuterRef("url")}
    LinkCheck.objects.exclude(Exists(Link.objects.filter(**same))).delete()
    new = Link.objects.filter(item__state__in=PUBLIC_ITEM_STATES)
    new = new.exclude(Exists(LinkCheck.objects.filter(**same)))
    begun = [
        LinkCheck(
            item_id=link.item_id,
            url=link.url,
            digest=sha256(link.url.encode()).hexdigest(),
            host=host_of(link.url),
            next_at=clock.now(),
        )
        for link in new.order_by("id")[:most]
    ]
    LinkCheck.objects.bulk_create(begun, ignore_conflicts=True)
    return len(begun)


def due() -> QuerySet[LinkCheck]:
    """Whose turn it is, longest waiting first: of what everyone may read alone."""
    rows = LinkCheck.objects.filter(next_at__lte=clock.now(), item__state__in=PUBLIC_ITEM_STATES)
    return rows.order_by("next_at", "id")


@transactions.action
def claim(*, check: LinkCheck) -> bool:
    """Take one to ask, if nobody else did; whoever is killed leaves it for an hour."""
    row = LinkCheck.objects.filter(pk=check.pk, next_at=check.next_at)
    return row.update(next_at=clock.now() + CLAIM) == 1


@transactions.action
def note_heard(*, check: LinkCheck, heard: Heard) -> None:
    """How it answered, and when to ask again. A server that is busy is left alone with all its links."""
    now = clock.now()
    if heard.seen == LinkSeen.BUSY:
        wait = now + (heard.wait or BACKING_OFF[0])
        LinkCheck.objects.filter(host=check.host, next_at__lt=wait).update(next_at=wait)
        LinkCheck.objects.filter(pk=check.pk).update(asked_at=now, status=heard.status)
        return
    is_there = heard.seen == LinkSeen.THERE
    fails = 0 if is_there else check.fails + 1
    wait = now + (WELL if is_there else BACKING_OFF[min(fails, len(BACKING_OFF)) - 1])
    LinkCheck.objects.filter(pk=check.pk).update(
        seen=heard.seen,
        status=heard.status,
        fails=fails,
        is_dead=not is_there and fails >= DEAD_AFTER[heard.seen],
        asked_at=now,
        seen_at=now if is_there else check.seen_at,
        failing_since=None if is_there else check.failing_since or now,
        next_at=wait,
    )


@transactions.action
def ask_again(*, actor: Actor, check: LinkCheck) -> None:
    """Give a link its turn in the next round; not while its server asks to be left alone."""
    require_own(actor, check.item)
    if not settings.OUTSIDE:
        raise Refused(_("This installation asks no other servers."))
    now = clock.now()
    busy = LinkCheck.objects.filter(host=check.host, status__in=BUSY, next_at__gt=now + CLAIM)
    if busy.exists():
        raise Conflict(_("This server asked us to wait. It is asked again by itself in a few days."))
    LinkCheck.objects.filter(pk=check.pk).update(next_at=now)


def host_of(url: str) -> str:
    """Where it leads; "" for what is no address."""
    try:
        return (urlsplit(url).hostname or "")[:255]
    except ValueError:
        return ""
