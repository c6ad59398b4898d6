"""The insights of a circle: write one down, `/leerkringen/<slug>/inzichten/nieuw`, better it, and open it to
everyone. Who writes wants to be done in two minutes; who opens wants to be sure that nobody is harmed."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import Circle, Insight, Opening, OpeningState
from lemniscaat.learning.forms.insights import InsightForm, OpenForm
from lemniscaat.learning.views.finding import found_circle, kept_circle
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, slug: str) -> HttpResponse:
    """For who takes part."""
    circle, place = found_circle(request.actor, slug)
    if not place.writes:
        raise Missing(_("There is nothing here for you to change."))
    form = InsightForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = api.note_insight(
                    actor=request.actor, circle=circle, kept=form.kept(), **form.cleaned_data
                )
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept. Only the people of this circle read it."))
            return _back(circle, made)
    said = {"form": form, "circle": circle}
    return render(request, "learning/insight_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """For who wrote it, and who keeps the circle."""
    circle, place = found_circle(request.actor, slug)
    insight = _found(circle, uuid)
    if not place.writes or not api.can_revise_insight(request.actor, insight):
        raise Missing(_("There is nothing here for you to change."))
    form = InsightForm(request.POST if request.method == "POST" else None, insight=insight)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                api.revise_insight(
                    actor=request.actor, insight=insight, kept=form.kept(), **form.cleaned_data
                )
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return _back(circle, insight)
    said = {"form": form, "circle": circle, "insight": insight}
    return render(request, "learning/insight_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Look at the words without names, ask who is named; or take it back."""
    circle, _place = kept_circle(request.actor, slug)
    insight = _found(circle, uuid)
    standing = standing_of(insight)
    words, named = api.proposal(insight)
    takes_back = request.POST.get("act") == "terugnemen"
    typed = request.POST if request.method == "POST" and not takes_back else None
    form = OpenForm(typed, circle=circle, named=named, initial=words)
    refused = ""
    if request.method == "POST" and (takes_back or form.is_valid()):
        try:
            with transactions.opened():
                said = _take_back(request, standing) if takes_back else _open(request, insight, form)
        except LemniscaatError as refusal:
            refused = refusal.sentence if takes_back else ""
            if not takes_back:
                form.refuse(refusal)
        else:
            messages.success(request, said)
            return _back(circle, insight)
    told = {
        "form": form,
        "circle": circle,
        "insight": insight,
        "standing": standing,
        "named": named,
        "refused": refused,
    }
    return render(request, "learning/insight_open.html", told, status=422 if refused or form.errors else 200)


def standing_of(insight: Insight) -> Opening | None:
    """The opening that is asked or open, of an insight read with its openings."""
    rows = [row for row in insight.openings.all() if row.state in (OpeningState.ASKED, OpeningState.OPEN)]
    return rows[0] if rows else None


def _open(request: ActorRequest, insight: Insight, form: OpenForm) -> str:
    words = dict(form.cleaned_data)
    also = words.pop("also")
    made = api.open_insight(
        actor=request.actor, insight=insight, words=words, also=list(also), kept=form.kept()
    )
    if made.state == OpeningState.OPEN:
        return _("It is open. Everyone can read it.")
    return _("Asked. It opens when everyone who is named says yes.")


def _take_back(request: ActorRequest, standing: Opening | None) -> str:
    if standing is None:
        raise Missing(_("There is nothing to take back. Look again at how it stands."))
    api.take_back_opening(actor=request.actor, opening=standing)
    return _("Taken back. Only the people of this circle read it.")


def _found(circle: Circle, uuid: UUID) -> Insight:
    found = api.insight_page(circle, uuid)
    if found is None:
        raise Missing(_("There is no such insight."))
    return found


def _back(circle: Circle, insight: Insight) -> HttpResponse:
    return redirect(f"{reverse('learning:circle', args=[circle.slug])}#inzicht-{insight.uuid}")
