"""What was said of an agenda, `…/opmerkingen`: held for a look first, then what waits for a reply."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda, Remark
from lemniscaat.agenda.forms.remarks import ReplyForm
from lemniscaat.agenda.policies import can_lead_agenda
from lemniscaat.agenda.queries.remarks import remark_counts, remarks_for_desk
from lemniscaat.agenda.views.desk_agendas import agenda_of
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.network.api import Actor, ActorRequest

ROWS = 50


@login_required
@never_cache
def desk_remarks(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """The list, each with what can be done; a post does one act on one of them."""
    agenda = agenda_of(request.actor, werkplaats, period, number)
    if not can_lead_agenda(request.actor, agenda.werkplaats_id):
        raise Missing(_("There is no desk for you here."))
    if request.method != "POST":
        return _show(request, agenda)
    remark = _remark(request.actor, agenda, request.POST.get("uuid", ""))
    form = ReplyForm(request.POST)
    if not form.is_valid() and request.POST.get("act") != "let-through":
        return _show(request, agenda, remark=remark, form=form, status=422)
    try:
        with transactions.opened():
            said = _do(request.actor, remark, request.POST.get("act", ""), form)
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _show(request, agenda, remark=remark, form=form, status=refusal.status)
    messages.success(request, said)
    return redirect("agenda:desk-remarks", werkplaats, period, number)


def _do(actor: Actor, remark: Remark, act: str, form: ReplyForm) -> str:
    text = form.cleaned_data.get("text", "")
    match act:
        case "reply":
            api.reply_to_remark(actor=actor, remark=remark, text=text, kept=form.kept())
            return _("Your reply stands beside the remark.")
        case "reply-again":
            api.reply_to_remark(actor=actor, remark=remark, text=text, again=True, kept=form.kept())
            return _("Your reply stands beside the remark.")
        case "let-through":
            api.release_remark(actor=actor, remark=remark)
            return _("Everyone can read the remark now.")
        case "remove":
            api.remove_remark(actor=actor, remark=remark, reason=text, kept=form.kept())
            return _("The remark is no longer shown. Your reason stands in its place.")
    raise Missing(_("There is no such act."))


def _remark(actor: Actor, agenda: Agenda, uuid: str) -> Remark:
    try:
        found = remarks_for_desk(actor, agenda).filter(uuid=UUID(uuid)).first()
    except ValueError as error:
        raise Invalid(_("Choose one from the list.")) from error
    if found is None:
        raise Missing(_("This remark is no longer there."))
    found.agenda = agenda
    return found


def _show(
    request: ActorRequest,
    agenda: Agenda,
    *,
    remark: Remark | None = None,
    form: ReplyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = Paginator(remarks_for_desk(request.actor, agenda), ROWS).get_page(request.GET.get("page"))
    said: dict[str, Any] = {
        "agenda": agenda,
        "rows": rows,
        "counts": remark_counts(agenda),
        "refused": remark,
        "form": form,
        "act": request.POST.get("act", ""),
    }
    return render(request, "agenda/desk_remarks.html", said, status=status)
