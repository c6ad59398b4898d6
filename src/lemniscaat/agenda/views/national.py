"""The national agenda, `/kennisagenda`, and where the secretariat keeps it, `/bureau/landelijk/kennisagenda`.

Who reads it wants to know what regions have in common, and to get from each figure to the region itself.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lemniscaat.agenda import api
from lemniscaat.agenda.api import NationalState
from lemniscaat.agenda.forms.agendas import DecisionForm
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network.api import VISITOR, ActorRequest

ACTS = {"zet-erop": api.agendise_nationally, "wijs-af": api.decline_nationally}


@require_safe
def national(request: HttpRequest) -> HttpResponse:
    """What stands on it and why, what regions chose by theme, and what was declined."""
    items = list(api.national_items(VISITOR))
    said = {
        "agendised": [item for item in items if item.state == NationalState.AGENDISED],
        "declined": [item for item in items if item.state == NationalState.DECLINED],
        "chosen": api.chosen_by_theme(),
        "keeps_it": api.can_keep_national(request.actor),
    }
    return render(request, "agenda/national.html", said)


@login_required
@never_cache
def national_desk(request: ActorRequest) -> HttpResponse:
    """What was proposed, and what was decided of it."""
    return _show(request)


@login_required
@require_POST
def decide(request: ActorRequest, uuid: str, act: str) -> HttpResponse:
    """Agendise or decline; what cannot be is said on the same page, with what was typed."""
    _check(request)
    item = api.national_items(request.actor).filter(uuid=uuid).first()
    if item is None or act not in ACTS:
        raise Missing(_("This proposal is no longer there."))
    form = DecisionForm(request.POST)
    form.is_valid()
    try:
        with transactions.opened():
            ACTS[act](
                actor=request.actor, item=item, reason=form.cleaned_data.get("reason", ""), kept=form.kept()
            )
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _show(request, uuid=str(uuid), form=form, refusal=refusal)
    messages.success(request, _("“%s”: decided. Everyone reads the reason.") % item)
    return redirect("agenda:national-desk")


def _show(
    request: ActorRequest,
    *,
    uuid: str = "",
    form: DecisionForm | None = None,
    refusal: LemniscaatError | None = None,
) -> HttpResponse:
    _check(request)
    items = list(api.national_items(request.actor))
    said = {
        "proposed": [item for item in items if item.state == NationalState.PROPOSED],
        "decided": [item for item in items if item.state in api.DECIDED_NATIONALLY],
        "refused": {"uuid": uuid, "form": form, "sentence": refusal.sentence if refusal else ""},
    }
    return render(request, "agenda/national_desk.html", said, status=refusal.status if refusal else 200)


def _check(request: ActorRequest) -> None:
    if not api.can_keep_national(request.actor):
        raise Missing(_("There is no desk for you here."))
