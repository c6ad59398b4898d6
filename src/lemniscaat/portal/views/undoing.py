"""Undo asks first, `/bureau/<slug>/<number>/maak-ongedaan`: what goes back, and who was told of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question, QuestionEvent
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.network.api import ActorRequest
from lemniscaat.portal.pages import undoing as page
from lemniscaat.portal.views import desk

UNDO = "maak-ongedaan"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def undoing(request: ActorRequest, slug: str, number: str) -> HttpResponse:
    """Ask; a POST does it, as any act of the desk. What was passed on from here can be asked back."""
    werkplaats = desk.desk_of(request.actor, slug)
    passed_on = agenda.passed_on(werkplaats.pk if werkplaats else None, number)
    if passed_on is not None:
        return _ask_back(request, slug, passed_on)
    if request.method == "POST":
        return desk.act(request, slug, number, UNDO)
    question = desk.question_at(request.actor, werkplaats, number)
    return _ask(request, slug, question, reverse("portal:desk-question", args=[slug, number]))


def _ask(request: ActorRequest, slug: str, question: Question, leave: str) -> HttpResponse:
    asking = page.asking(question)
    if asking is None:
        messages.info(request, _("There is nothing to undo."))
        return redirect(leave)
    said = {"slug": slug, "question": question, "asking": asking, "leave": leave}
    return render(request, "portal/undoing.html", said)


def _ask_back(request: ActorRequest, slug: str, event: QuestionEvent) -> HttpResponse:
    question = event.question
    if request.method != "POST":
        return _ask(request, slug, question, reverse("portal:desk", args=[slug]))
    try:
        with transactions.opened():
            agenda.undo_last(actor=request.actor, question=question, event=event)
    except LemniscaatError as refusal:
        messages.error(request, refusal.sentence)
        return redirect("portal:desk", slug)
    messages.success(request, _("Undone. The question lies at your desk again."))
    return redirect("portal:desk-question", slug, question.number)
