"""The calendar of one's circles: its address on a page of one's own, and the feed at that address. It tells
when and where; what is said stands behind the login."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import Gathering
from lemniscaat.network.api import ActorRequest
from lemniscaat.ui.calendars import Event, calendar, calendar_file


@login_required
@require_POST
def choose(request: ActorRequest) -> HttpResponse:
    """Make the address, make another, or stop it."""
    with transactions.opened():
        if request.POST.get("act") == "stoppen":
            api.stop_calendar(actor=request.actor)
            messages.success(request, _("The address works no longer."))
        else:
            api.open_calendar(actor=request.actor)
            messages.success(request, _("Your calendar has an address. Keep it to yourself."))
    return redirect("learning:mine")


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program, which has no login: who holds the address reads it."""
    found = api.calendar_by_token(token)
    if found is None:
        raise Missing(_("This address works no longer. Make another on your own page."))
    return calendar_file("leerkringen", calendar(_("My circles"), [as_event(row) for row in found]))


def as_event(gathering: Gathering) -> Event:
    """With where one reads the rest."""
    circle = gathering.circle
    page = settings.BASE_URL + reverse("learning:gathering", args=[circle.slug, gathering.uuid])
    where = [gathering.place, _("online") if gathering.online else ""]
    return Event(
        uid=f"{gathering.uuid}@{settings.MAIL_DOMAIN}",
        summary=circle.name,
        start=gathering.at,
        end=gathering.ends,
        changed=gathering.changed_at,
        sequence=gathering.sequence,
        location=", ".join(part for part in where if part),
        description=_("Programme and address: %(page)s") % {"page": page},
        url=page,
        is_called_off=gathering.called_off_at is not None,
    )
