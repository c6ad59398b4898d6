"""Hand a result over: choose what, `/bureau/<slug>/oversteek/nieuw`, then to whom and what for.

Who stands here has something that others can take further, and wants to say in two lines what she hopes for.
A question is handed over from its own place on the desk, for that changes its state.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Missing
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Werkplaats
from lemniscaat.portal import typed
from lemniscaat.portal.forms import HandOverForm
from lemniscaat.portal.views.desk import desk_of, question_at

USUAL = timedelta(days=56)
"""Eight weeks: what is proposed as the day for an answer."""
MOST = 20
"""Items to choose from; of more one looks by a word of the title."""


@login_required
@never_cache
def choose(request: ActorRequest, slug: str) -> HttpResponse:
    """Which of one's own published knowledge."""
    place = _werkplaats(request.actor, slug)
    word = typed.line(request.GET.get("q", ""))
    rows = knowledge.published_items().filter(werkplaats=place)
    found = rows.filter(title__icontains=word) if word else rows
    said = {"slug": slug, "werkplaats": place, "word": word, "items": found[:MOST]}
    return render(request, "portal/hand_over_choose.html", said)


@login_required
@never_cache
def hand_over(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """To whom, what is hoped for, and by when."""
    place = _werkplaats(request.actor, slug)
    item = knowledge.published_items().filter(werkplaats=place, uuid=uuid).first()
    if item is None:
        raise Missing(_("This does not stand among what your werkplaats published."))
    form = _form(request, place)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = circulation.offer_handover(
                    actor=request.actor,
                    werkplaats=place,
                    subject=("item", item.uuid, item.title),
                    issue=item.issues.first(),
                    **_said(form),
                    **form.side(),
                )
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Handed over. %(to)s hears of it.") % {"to": made.to})
            return redirect("circulation:crossing", slug)
    said = {"slug": slug, "werkplaats": place, "title": item.title, "kind": item.kind.label, "form": form}
    return render(request, "portal/hand_over.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
def question(request: ActorRequest, slug: str, number: str) -> HttpResponse:
    """A question of this desk, in its settled wording."""
    place = _werkplaats(request.actor, slug)
    asked = question_at(request.actor, place, number)
    if asked.state != agenda.QuestionState.EXPLICIT:
        raise Conflict(_("Settle the wording first: a question is handed over in words that are clear."))
    form = _form(request, place)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = agenda.offer_question(
                    actor=request.actor, question=asked, **_said(form), **form.side()
                )
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Handed over. %(to)s hears of it.") % {"to": made.to})
            return redirect("portal:desk-question", slug, number)
    said = {"slug": slug, "werkplaats": place, "title": asked.wording, "form": form}
    return render(request, "portal/hand_over.html", said, status=422 if form.errors else 200)


def _form(request: ActorRequest, place: Werkplaats) -> HandOverForm:
    return HandOverForm(
        request.POST or None,
        partners=list(network.national_partners()),
        werkplaatsen=list(network.werkplaatsen().exclude(pk=place.pk)),
        initial={"deadline": clock.today() + USUAL},
    )


def _said(form: HandOverForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("hope", "deadline")} | {"kept": form.kept()}


def _werkplaats(actor: Actor, slug: str) -> Werkplaats:
    place = desk_of(actor, slug)
    if place is None:
        raise Missing(_("There is no desk for you here."))
    return place
