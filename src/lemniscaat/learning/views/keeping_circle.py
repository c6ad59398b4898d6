"""Start a circle, `/werkplaatsen/<slug>/leerkringen/nieuw`, under the region's own word for it; and change
what everyone reads of it, `/leerkringen/<slug>/wijzig`."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.learning import api
from lemniscaat.learning.forms.circles import CircleForm
from lemniscaat.learning.views.finding import kept_circle
from lemniscaat.network.api import ActorRequest, werkplaatsen


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """A few words; members and dates come after."""
    place = werkplaatsen().filter(slug=werkplaats).first()
    if place is None or not api.can_form_circle(request.actor, place.pk):
        raise Missing(_("There is nothing here for you to start."))
    form = CircleForm(request.POST if request.method == "POST" else None, werkplaats=place)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                made = api.form_circle(actor=request.actor, werkplaats=place, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is there. Now put people in, and set a date."))
            return redirect("learning:circle-people", made.slug)
    said: dict[str, Any] = {"form": form, "werkplaats": place, "label": place.circle_label}
    return render(request, "learning/circle_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, slug: str) -> HttpResponse:
    """What everyone reads; the address stays."""
    circle, _place = kept_circle(request.actor, slug)
    form = CircleForm(request.POST if request.method == "POST" else None, circle=circle)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.revise_circle(actor=request.actor, circle=circle, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:circle", circle.slug)
    said: dict[str, Any] = {"form": form, "circle": circle, "werkplaats": circle.werkplaats}
    return render(request, "learning/circle_form.html", said, status=422 if form.errors else 200)
