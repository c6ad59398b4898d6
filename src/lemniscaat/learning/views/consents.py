"""What is asked of who is named in an insight, `/mijn/inzichten/<uuid>`. She wants to read exactly what
everyone would read, and to say yes or no without having to explain herself; and to come back on it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import OpeningState
from lemniscaat.network.api import ActorRequest

ANSWERS = {"ja": True, "nee": False}


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """One page, two buttons."""
    found = api.opening_page(request.actor, uuid)
    if found is None:
        raise Missing(_("There is nothing asked of you here."))
    opening, row = found
    refused = ""
    if request.method == "POST":
        answer = ANSWERS.get(request.POST.get("act", ""))
        try:
            if answer is None:
                raise Missing(_("This button is not known here. Open the page anew."))
            with transactions.opened():
                api.answer_opening(actor=request.actor, opening=opening, agrees=answer)
        except LemniscaatError as refusal:
            refused = refusal.sentence
            opening, row = api.opening_page(request.actor, uuid) or found
        else:
            messages.success(request, _said(answer))
            return redirect("learning:insight-consent", uuid)
    said = {
        "opening": opening,
        "consent": row,
        "circle": opening.insight.circle,
        "refused": refused,
        "is_asked": opening.state == OpeningState.ASKED and opening.answer_by >= clock.today(),
        "is_open": opening.state == OpeningState.OPEN,
    }
    return render(request, "learning/consent.html", said, status=422 if refused else 200)


def _said(agrees: bool) -> str:
    if agrees:
        return _("You said yes. You can take it back whenever you want.")
    return _("You said no. It is closed. Nobody is told that it was you.")
