"""Ask a question, `/vraag`: three small steps on one page, and what there is already beside it.

Looking ("Kijk wat er al is") keeps nothing and needs no token; it is a POST only because no log may
keep what somebody types. So the home page can lead here without setting a cookie.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import ids, suspicion, transactions
from lemniscaat.kernel.errors import Invalid
from lemniscaat.network import api as network
from lemniscaat.portal import typed
from lemniscaat.portal.forms import LONGEST, AskForm
from lemniscaat.portal.pages.matches import judgements, matches
from lemniscaat.portal.views import holding
from lemniscaat.ui.screened import Decided, decided

LONGEST_BROUGHT = 500
"""Signs of a question that a link can fill in."""

SCREENED = ("original", "why", "tried", "role")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Show the form, look for what there is, or send."""
    if request.method == "POST":
        return _send(request) if request.POST.get("act") == "send" else _look(request)
    return _show(
        request,
        AskForm(initial={"seed": ids.new_secret(), "since": suspicion.stamp(), **_led_here(request.GET)}),
    )


def _led_here(address: QueryDict) -> dict[str, str]:
    """The desk and the words that the link here brought: those of a page of ours, never of an asker."""
    words = typed.text(address.get("tekst", "")[:LONGEST_BROUGHT])
    return {"werkplaats": typed.line(address.get("werkplaats", "")), "original": words}


def _look(request: HttpRequest) -> HttpResponse:
    """What there is already on what she wrote so far; the form stays as she filled it in. Except its
    seed: any page can post here, and one that set the seed would know the secret address she gets."""
    given = {name: typed.text(request.POST.get(name, "")[:LONGEST]) for name in AskForm.base_fields}
    given["seed"] = ids.new_secret()
    given["since"] = given["since"] or suspicion.stamp()
    return _show(request, AskForm(initial=given))


@csrf_protect
def _send(request: HttpRequest) -> HttpResponse:
    data = request.POST.copy()
    data["seed"] = data.get("seed") or ids.new_secret()
    form = AskForm(data)
    if not form.is_valid():
        return _show(request, form)
    screened = decided({name: form.cleaned_data[name] for name in SCREENED}, request.POST)
    if screened.undecided:
        return _show(request, form, screened)
    token = _token(form, screened)
    try:
        if agenda.question_by_token(token) is None:
            _ask(request, form, screened, token)
    except Invalid as refusal:
        form.add_error(None, refusal.sentence)
        return _show(request, form, screened)
    return redirect("portal:follow", token)


def _ask(request: HttpRequest, form: AskForm, screened: Decided, token: str) -> None:
    """Let the question come in, with what she said of what there is already: of that only what still is
    there for the words she sends. Of the same form sent twice at once, the second finds it there."""
    judged = judgements(request.POST)
    found = [match.hit for match in matches(screened.words["original"], judged=judged) if match.said]
    try:
        with transactions.opened():
            question = agenda.ask_question(
                actor=request.actor,
                werkplaats=form.desk(),
                municipality=form.cleaned_data["municipality"],
                perspective=form.cleaned_data["perspective"],
                kept=screened.kept,
                form_key=_form_key(form, screened),
                token=token,
                held_for=holding.why_held(request, form),
                **screened.words,
            ).question
            for hit in found:
                agenda.judge_as_asker(
                    actor=agenda.asker_of(question),
                    question=question,
                    kind=hit.kind,
                    uuid=hit.uuid,
                    helps=judged[hit.uuid],
                )
    except (Invalid, IntegrityError):
        if agenda.question_by_token(token) is None:
            raise


def _form_key(form: AskForm, screened: Decided) -> UUID:
    """The same form has the same key, so that sending it twice makes one question."""
    return UUID(bytes=_from_form(form, screened, "key")[:16], version=4)


def _token(form: AskForm, screened: Decided) -> str:
    """The secret of her own page. It follows from what her form alone holds, so that sending twice
    shows the same page, and nothing of it needs to be kept."""
    return urlsafe_b64encode(_from_form(form, screened, "token")).decode().rstrip("=")


def _from_form(form: AskForm, screened: Decided, what: str) -> bytes:
    """With the words: who goes back and asks something else on the same form asks another question."""
    return sha256("\0".join((what, form.cleaned_data["seed"], *screened.words.values())).encode()).digest()


def _show(request: HttpRequest, form: AskForm, screened: Decided | None = None) -> HttpResponse:
    words = str(form["original"].value() or "")[:LONGEST]
    context = {
        "form": form,
        "choices": list(screened.choices.values()) if screened else [],
        "matches": matches(words, judged=judgements(request.POST)),
        "municipalities": network.municipalities().values_list("name", flat=True),
    }
    return render(request, "portal/ask.html", context, status=422 if form.errors or screened else 200)
