"""How often one place does something, counted in the database so that it holds over processes.

A place is known by a keyed hash of its network address that is of no use the next day; the address itself
is kept nowhere. Places that many may share without our seeing it, as those behind a proxy that is not
named in the settings, are not counted: an honest visitor must not pay for her neighbour.
"""

from datetime import timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.models import Tally

HOME_NETWORK = 64
"""Bits of an IPv6 address that a household or office keeps; the rest changes by the hour."""


def place_of(request: HttpRequest) -> str:
    """The network that a request came from; "" when it says nothing of who asks."""
    given = str(request.META.get("REMOTE_ADDR", ""))
    if settings.PROXIES:
        passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        given = passed[-settings.PROXIES] if len(passed) >= settings.PROXIES else ""
    try:
        address = ip_address(given)
    except ValueError:
        return ""
    if not address.is_global:
        return ""
    if isinstance(address, IPv6Address):
        return str(ip_network((address, HOME_NETWORK), strict=False))
    return str(address)


@transactions.action
def tally(*, what: str, place: str) -> int:
    """Count once more that `what` was done from `place` today; gives how often by now, 0 for no place."""
    if not place:
        return 0
    key = salted_hmac(f"tally:{what}:{clock.today()}", place, algorithm="sha256").hexdigest()
    Tally.objects.get_or_create(key=key, defaults={"ends_at": clock.now() + timedelta(days=1)})
    row = Tally.objects.filter(key=key)
    row.update(n=F("n") + 1)
    return row.values_list("n", flat=True).get()


def forget() -> int:
    """Delete what is a day old. A pump of the worker."""
    deleted, _by_model = Tally.objects.filter(ends_at__lte=clock.now()).delete()
    return deleted
