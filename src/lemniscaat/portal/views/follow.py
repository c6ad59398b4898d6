"""The asker's own page, `/vraag/volg/<token>`: who holds the address may read and speak for one question.

The secret stands in the address, so the address goes nowhere: no referrer, no cache, no index. A form
here needs no token of its own, since nobody else can know where to send it.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import Question, QuestionState
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError
from lemniscaat.portal import typed
from lemniscaat.portal.forms import MailForm, ObjectForm
from lemniscaat.portal.pages.follow import own_page


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """Her own page; a POST asks for mail, or says that she does not agree with a decline."""
    question = agenda.question_by_token(typed.line(token))
    if question is None:
        raise Http404
    by_mail = "email" in request.POST
    mail = MailForm(request.POST if by_mail else None)
    form = ObjectForm((not by_mail and request.POST) or None)
    if request.method == "POST" and not by_mail and (done := _object(question, form, token)):
        return unlinked(done)
    page = {
        "mailed": _mail(question, mail),
        "mail": mail,
        "form": form,
        "own": own_page(question),
        "address": request.build_absolute_uri(),
    }
    status = 422 if form.errors or mail.errors else 200
    return unlinked(render(request, "portal/follow.html", page, status=status))


def unlinked(response: HttpResponse) -> HttpResponse:
    """Let the address of this page go nowhere."""
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _mail(question: Question, form: MailForm) -> bool:
    """Whether a mail now asks her to say yes. Asked twice, it asks once."""
    if not form.is_valid():
        return False
    try:
        with transactions.opened():
            agenda.follow_question(question=question, email=form.cleaned_data["email"])
    except LemniscaatError as refusal:
        form.add_error("email", refusal.sentence)
        return False
    return True


def _object(question: Question, form: ObjectForm, token: str) -> HttpResponse | None:
    """The desk looks again; what is wrong with the form is said on it. Sent twice, it does so once."""
    if not form.is_valid():
        return None
    if question.state == QuestionState.DECLINED:
        with transactions.opened():
            agenda.object_to_decline(
                actor=agenda.asker_of(question), question=question, note=form.cleaned_data["note"]
            )
    return redirect("portal:follow", token)
