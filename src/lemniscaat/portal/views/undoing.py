"""Undo asks first, `/bureau/<slug>/<number>/maak-ongedaan`: what goes back, and who was told of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.network.api import ActorRequest
from lemniscaat.portal.pages import undoing as page
from lemniscaat.portal.views import desk

UNDO = "maak-ongedaan"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undoing(request: ActorRequest, slug: str, number: str) -> HttpResponse:
    """Ask; a POST does it, as any act of the desk."""
    if request.method == "POST":
        return desk.act(request, slug, number, UNDO)
    question = desk.question_at(request.actor, desk.desk_of(request.actor, slug), number)
    asking = page.asking(question)
    if asking is None:
        messages.info(request, _("There is nothing to undo."))
        return redirect("portal:desk-question", slug, number)
    return render(request, "portal/undoing.html", {"slug": slug, "question": question, "asking": asking})
