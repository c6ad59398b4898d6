"""The asker's own page, `/vraag/volg/<token>`: who holds the address may read and speak for one question.

The secret stands in the address, so the address goes nowhere: no referrer, no cache, no index. A form
here needs no token of its own, since nobody else can know where to send it.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.portal import typed
from lemniscaat.portal.forms import MailForm
from lemniscaat.portal.pages.follow import own_page
from lemniscaat.portal.views.follow_acts import judge, say


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Her own page; a POST asks for mail, says what she finds of what there is, speaks to the desk,
    or has her data taken away."""
    question = _question(token)
    if "oordeel" in request.POST:
        judge(question, request.POST)
        return unlinked(redirect(f"{reverse('portal:follow', args=[token])}#er-al"))
    if "gegevens" in request.POST:
        _erase(question, who_too="wie" in request.POST)
        messages.success(request, _("Your data has been taken away. Your question stands."))
        return unlinked(redirect("portal:follow", token))
    by_mail = "email" in request.POST
    mail = MailForm(request.POST if by_mail else None)
    unsaid = say(question, request.POST) if request.method == "POST" and not by_mail else None
    if request.method == "POST" and not by_mail and unsaid is None:
        messages.success(request, _("The desk has got it."))
        return unlinked(redirect("portal:follow", token))
    page = {
        "mailed": _mail(question, mail),
        "mail": mail,
        "unsaid": unsaid,
        "own": own_page(_question(token) if unsaid else question),
        "address": request.build_absolute_uri(),
    }
    status = unsaid.status if unsaid else 422 if mail.errors else 200
    return unlinked(render(request, "portal/follow.html", page, status=status))


def _question(token: str) -> Question:
    question = agenda.question_by_token(typed.line(token))
    if question is None:
        raise Http404
    return question


def unlinked(response: HttpResponse) -> HttpResponse:
    """Let the address of this page go nowhere."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _erase(question: Question, *, who_too: bool) -> None:
    with transactions.opened():
        agenda.erase_asker(actor=agenda.asker_of(question), question=question, who_too=who_too)


def _mail(question: Question, form: MailForm) -> bool:
    """Whether a mail now asks her to say yes. Asked twice, it asks once."""
    if not form.is_valid():
        return False
    try:
        with transactions.opened():
            agenda.follow_question(question=question, **form.cleaned_data)
    except LemniscaatError as refusal:
        form.add_error("email", refusal.sentence)
        return False
    return True
