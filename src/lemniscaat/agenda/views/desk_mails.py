"""The morning mail of a desk: wanted or not, on a page of one's own, `/mijn/ochtendmail`; and the address in
each mail that stops it, `/bureau/ochtendmail/<token>`, without logging in.

Looking at that address changes nothing: programs that guard a mailbox follow links. A POST stops.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api
from lemniscaat.agenda.enums import NATIONAL_DESK
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import DESK_ROLES, Actor, ActorRequest, Role, Werkplaats

STOP = "stop"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: ActorRequest) -> HttpResponse:
    """Each desk she runs, with or without the mail."""
    desks = _desks(request.actor)
    if not desks:
        raise Missing(_("There is no desk for you here."))
    if request.method == "POST":
        return _choose(request, desks)
    wanted = set(api.wanted_desk_mails(request.actor))
    rows = [
        {"slug": slug, "name": _name(place), "wanted": (place.pk if place else None) in wanted}
        for slug, place in desks.items()
    ]
    return render(request, "agenda/desk_mails.html", {"desks": rows})


def _choose(request: ActorRequest, desks: dict[str, Werkplaats | None]) -> HttpResponse:
    slug = request.POST.get("desk", "")
    if slug not in desks:
        raise Missing(_("There is no desk for you here."))
    if request.POST.get("act") == STOP:
        with transactions.opened():
            api.want_no_desk_mail(actor=request.actor, werkplaats=desks[slug])
        messages.success(request, _("You get no more morning mail of this desk."))
    else:
        with transactions.opened():
            api.want_desk_mail(actor=request.actor, werkplaats=desks[slug])
        messages.success(request, _("From the next working day on you get a mail in the morning."))
    return redirect("agenda:desk-mails")


def _desks(actor: Actor) -> dict[str, Werkplaats | None]:
    """Slug → werkplaats (None: the national desk) of each desk she runs."""
    own: dict[str, Werkplaats | None] = {
        place.slug: place for place in network.own_werkplaatsen(actor, DESK_ROLES)
    }
    return own | ({NATIONAL_DESK: None} if actor.has_national(Role.SECRETARIAT) else {})


def _name(werkplaats: Werkplaats | None) -> str:
    return werkplaats.short_name if werkplaats else _("National")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or stop: once is enough, and twice is as good."""
    if request.method == "POST":
        with transactions.opened():
            api.stop_desk_mail(token=token)
        return _unlinked(render(request, "agenda/desk_mail_stop.html"))
    row = api.desk_mail_by_token(token)
    if row is None:
        raise Missing(_("This address no longer works. You have stopped these mails already."))
    return _unlinked(render(request, "agenda/desk_mail_stop.html", {"name": _name(row.werkplaats)}))


def _unlinked(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it is told to no other page."""
    response["Referrer-Policy"] = "no-referrer"
    return response
