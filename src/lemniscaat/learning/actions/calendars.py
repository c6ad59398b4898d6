"""The calendar of one's circles, at an address of one's own: made, made anew, taken away."""

from django.utils.translation import gettext as _

from lemniscaat.kernel import ids, transactions
from lemniscaat.kernel.errors import require
from lemniscaat.learning.models import CircleCalendar
from lemniscaat.network.api import Actor


@transactions.action
def open_calendar(*, actor: Actor) -> CircleCalendar:
    """Give her an address to subscribe to. Asked again it is another, and the old one is dead."""
    require(actor.user is not None, _("Log in first."))
    found, is_new = CircleCalendar.objects.get_or_create(user=actor.user)
    if not is_new:
        found.token = ids.new_secret()
        found.save()
    return found


@transactions.action
def stop_calendar(*, actor: Actor) -> None:
    """The address is dead from now on. Twice is once."""
    CircleCalendar.objects.filter(user=actor.user).delete()
