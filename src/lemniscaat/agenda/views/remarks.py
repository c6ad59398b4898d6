"""Say something of an agenda in consultation, `…/versie/<n>/opmerking`: with an account at once, without one
after a yes by mail."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda, AgendaItem, Hold
from lemniscaat.agenda.forms.remarks import RemarkForm
from lemniscaat.agenda.policies import can_lead_agenda, can_remark
from lemniscaat.agenda.queries.remarks import remark_by_token
from lemniscaat.agenda.views.agenda import agenda_or_404
from lemniscaat.kernel import suspicion, transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network.api import ActorRequest, Perspective

BY_MAIL = {"perspective", "email", "website", "since"}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """The form for one item (`?punt=`) or for the agenda as a whole. What cannot be kept comes back with all
    that was written."""
    found = agenda_or_404(request, werkplaats, period, number)
    item = _item(found, request.GET.get("punt", ""))
    asks = _asks(request, found)
    if request.method != "POST":
        form = RemarkForm(asks=asks, initial={"since": suspicion.stamp()})
        return _show(request, found, item, form)
    form = RemarkForm(request.POST, asks=asks)
    if not form.is_valid():
        return _show(request, found, item, form, status=422)
    try:
        with transactions.opened():
            is_mailed = _place(request, found, item, form)
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _show(request, found, item, form, status=refusal.status)
    if is_mailed:
        return redirect("agenda:remark-sent", werkplaats, period, number)
    messages.success(request, _("Your remark stands on the agenda. You find the reply beside it."))
    return redirect("agenda:agenda-version", werkplaats, period, number)


def _asks(request: ActorRequest, agenda: Agenda) -> set[str]:
    if can_remark(request.actor, agenda):
        return set()
    return {"perspective"} if can_lead_agenda(request.actor, agenda.werkplaats_id) else BY_MAIL


def _place(request: ActorRequest, agenda: Agenda, item: AgendaItem | None, form: RemarkForm) -> bool:
    """Keep it; gives whether it waits for a yes or a look."""
    said = form.cleaned_data
    given: dict[str, Any] = {
        "actor": request.actor,
        "agenda": agenda,
        "item": item,
        "text": said["text"],
        "kept": form.kept(),
    }
    asks = _asks(request, agenda)
    if not asks:
        api.place_remark(**given)
        return False
    given["perspective"] = Perspective(said["perspective"])
    if "email" not in asks:
        api.type_in_remark(**given)
        return False
    sign = ""
    if request.actor.user is None:
        sign = suspicion.sign(request, what="remark", hidden=said["website"], since=said["since"])
    api.place_public_remark(email=said["email"], held_for=Hold(sign) if sign else "", **given)
    return True


def _item(agenda: Agenda, uuid: str) -> AgendaItem | None:
    try:
        wanted = UUID(uuid)
    except ValueError:
        return None
    return next((item for item in agenda.items.all() if item.uuid == wanted), None)


def _show(
    request: ActorRequest, agenda: Agenda, item: AgendaItem | None, form: RemarkForm, *, status: int = 200
) -> HttpResponse:
    said = {
        "agenda": agenda,
        "item": item,
        "form": form,
        "types_in": _asks(request, agenda) == {"perspective"},
    }
    return render(request, "agenda/remark.html", said, status=status)


@require_safe
def sent(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """What to do now, for who made a remark without an account."""
    found = agenda_or_404(request, werkplaats, period, number)
    return render(request, "agenda/remark_sent.html", {"agenda": found})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: ActorRequest, token: str) -> HttpResponse:
    """Where the mail leads. Looking changes nothing, since programs that guard a mailbox follow its links:
    saying yes is a button."""
    if request.method == "POST":
        with transactions.opened():
            api.confirm_remark(actor=request.actor, token=token)
    found = remark_by_token(token)
    if found is None:
        raise Missing(_("This address no longer works. Was it long ago? Then make your remark once more."))
    response = render(request, "agenda/remark_confirm.html", {"remark": found, "agenda": found.agenda})
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
