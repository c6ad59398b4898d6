"""Take a text out of a question for good, `/bureau/<slug>/<number>/weghalen`: choose, look, do.

What is typed goes in the body of a POST alone: an address is kept by browsers and logs.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest
from lemniscaat.portal import typed
from lemniscaat.portal.pages import redacting as page
from lemniscaat.portal.views.desk_acts import NATIONAL

DO = "weg"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def redacting(request: ActorRequest, slug: str, number: str) -> HttpResponse:
    """Without a text: choose one. With one: where it stands. With a reason too: gone for good."""
    question = _question(request.actor, slug, number)
    text = typed.text(request.POST.get("text", ""))
    try:
        if request.POST.get("act") == DO:
            _redact(request, question, text)
            return redirect("portal:desk-redact", slug, number)
        shown = page.preview(request.actor, question, text) if request.method == "POST" else None
    except LemniscaatError as refusal:
        return _show(request, slug, question, text, refusal)
    return render(request, "portal/redacting.html", {**_context(request, slug, question), "preview": shown})


def _redact(request: ActorRequest, question: Question, text: str) -> None:
    reason = typed.text(request.POST.get("reason", ""))
    with transactions.opened():
        done = network.redact(
            actor=request.actor, kind="question", uuid=question.uuid, text=text, reason=reason
        )
    said = ngettext("Taken away in %(n)s place.", "Taken away in %(n)s places.", done.times)
    messages.success(request, said % {"n": done.times})


def _show(
    request: ActorRequest, slug: str, question: Question, text: str, refusal: LemniscaatError
) -> HttpResponse:
    """The same page with what is wrong: with the reason when the text itself can go."""
    shown = None
    if request.POST.get("act") == DO and isinstance(refusal, Invalid):
        try:
            shown = page.preview(request.actor, question, text)
        except LemniscaatError:
            shown = None
    context = {"refusal": refusal.sentence, "typed": text, "reason": request.POST.get("reason", "")}
    context = {**_context(request, slug, question), **context, "preview": shown}
    return render(request, "portal/redacting.html", context, status=refusal.status)


def _context(request: ActorRequest, slug: str, question: Question) -> dict[str, object]:
    return {
        "slug": slug,
        "question": question,
        "is_own_desk": agenda.can_work_on(request.actor, question),
        "suggestions": page.suggestions(request.actor, question),
    }


def _question(actor: Actor, slug: str, number: str) -> Question:
    """A question that she may see and take text out of; the secretariat: those on the website."""
    question = agenda.question_by_number(actor, number)
    lies_at = question.werkplaats.slug if question and question.werkplaats else NATIONAL
    if question is None or lies_at != slug or not network.can_redact(actor, question.werkplaats_id):
        raise Missing(_("This question does not lie at this desk."))
    return question
