"""What is held for a look at a desk, `/bureau/<slug>/vastgehouden`: let it through, or remove it as spam."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network.api import ActorRequest
from lemniscaat.portal import typed
from lemniscaat.portal.views.desk import ROWS, desk_of

RELEASE = "laat-door"


@login_required
@never_cache
def aside(request: ActorRequest, slug: str) -> HttpResponse:
    """The list: what is held first, what was removed after that."""
    return _show(request, slug)


@login_required
@require_POST
def decide(request: ActorRequest, slug: str, number: str) -> HttpResponse:
    """Let one through, or remove it; what cannot be done is said beside it."""
    werkplaats = desk_of(request.actor, slug)
    rows = agenda.questions_set_aside(request.actor, werkplaats.pk if werkplaats else None)
    question = rows.defer(None).filter(number=number).first()
    if question is None:
        raise Missing(_("This question is not held here. Perhaps somebody was before you."))
    reason = typed.text(request.POST.get("reason", ""))
    try:
        with transactions.opened():
            if request.POST.get("act") == RELEASE:
                agenda.release_question(actor=request.actor, question=question)
                said = _("The question has come in. It stands in your work list.")
            else:
                agenda.remove_as_spam(actor=request.actor, question=question, reason=reason)
                said = _("Removed. Who asked reads your reason, and you can still let it through.")
    except LemniscaatError as error:
        refused = {"number": number, "sentence": error.sentence, "reason": reason}
        return _show(request, slug, refused=refused, status=error.status)
    messages.success(request, said)
    return redirect("portal:aside", slug)


def _show(
    request: ActorRequest, slug: str, *, refused: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    werkplaats = desk_of(request.actor, slug)
    found = agenda.questions_set_aside(request.actor, werkplaats.pk if werkplaats else None)
    rows = Paginator(found, ROWS).get_page(request.GET.get("page"))
    name = werkplaats.short_name if werkplaats else _("National")
    context = {"slug": slug, "name": name, "rows": rows, "refused": refused}
    return render(request, "portal/aside.html", context, status=status)
