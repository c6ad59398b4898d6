"""The gatherings of a circle, `/leerkringen/<slug>/bijeenkomsten/…`, for its own people. Before: when, where,
what, and into one's own calendar. After: who was there and what was said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import CircleState, Gathering, Place
from lemniscaat.learning.forms.gatherings import GatheringForm, WriteUpForm
from lemniscaat.learning.views.calendars import as_event
from lemniscaat.learning.views.finding import found_circle, kept_circle
from lemniscaat.network.api import ActorRequest
from lemniscaat.ui.calendars import calendar, calendar_file


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, slug: str) -> HttpResponse:
    """Set a date."""
    circle, _place = kept_circle(request.actor, slug)
    form = GatheringForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                api.plan_gathering(actor=request.actor, circle=circle, kept=form.kept(), **form.told())
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("The date is set. It stands in the calendars of who subscribed."))
            return redirect("learning:circle", slug)
    said = {"form": form, "circle": circle}
    return render(request, "learning/gathering_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Another day, place or programme; or call it off."""
    circle, _place = kept_circle(request.actor, slug)
    gathering = _found(request, slug, uuid)
    calls_off = request.POST.get("act") == "afzeggen"
    form = GatheringForm(
        request.POST if request.method == "POST" and not calls_off else None, gathering=gathering
    )
    refused = ""
    if request.method == "POST" and (calls_off or form.is_valid()):
        try:
            with transactions.opened():
                if calls_off:
                    api.call_off_gathering(actor=request.actor, gathering=gathering)
                else:
                    api.change_gathering(
                        actor=request.actor, gathering=gathering, kept=form.kept(), **form.told()
                    )
        except LemniscaatError as refusal:
            refused = refusal.sentence if calls_off else ""
            if not calls_off:
                form.refuse(refusal)
        else:
            messages.success(request, _("Called off. Calendars say so.") if calls_off else _("Kept."))
            return redirect("learning:gathering", slug, uuid)
    said = {"form": form, "circle": circle, "gathering": gathering, "refused": refused}
    status = 422 if refused or form.errors else 200
    return render(request, "learning/gathering_form.html", said, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def gathering(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Everything of one gathering; who takes part writes it up when it has been."""
    found = _found(request, slug, uuid)
    circle, place = found_circle(request.actor, slug)
    form = _form(request, found, place, circle.state)
    if request.method == "POST":
        if form is None:
            raise Invalid(_("There is nothing to write down here now."))
        if form.is_valid():
            try:
                with transactions.opened():
                    api.write_up_gathering(
                        actor=request.actor, gathering=found, kept=form.kept(), **form.cleaned_data
                    )
            except LemniscaatError as refusal:
                form.refuse(refusal)
                # Saved again it takes the place of what somebody else wrote, which she reads above it.
                found = _found(request, slug, uuid)
                form.data = form.data.copy()
                form.data["as_read"] = found.mark
            else:
                messages.success(request, _("Kept. Only the people of this circle read it."))
                return redirect(request.path)
    said: dict[str, Any] = {
        "gathering": found,
        "circle": circle,
        "place": place,
        "form": form,
        "is_over": found.ends <= clock.now(),
    }
    return render(request, "learning/gathering.html", said, status=422 if form and form.errors else 200)


@login_required
@never_cache
@require_safe
def gathering_file(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """One gathering, to keep in a calendar."""
    found = _found(request, slug, uuid)
    return calendar_file(f"bijeenkomst-{slug}", calendar(found.circle.name, [as_event(found)]))


def _form(request: ActorRequest, found: Gathering, place: Place, state: str) -> WriteUpForm | None:
    """For who may write, once it has begun; of a circle that closed meanwhile what was typed comes back."""
    is_on = found.called_off_at is None and found.at <= clock.now()
    if not place.writes or not is_on or (state == CircleState.CLOSED and request.method != "POST"):
        return None
    return WriteUpForm(request.POST if request.method == "POST" else None, gathering=found)


def _found(request: ActorRequest, slug: str, uuid: UUID) -> Gathering:
    found = api.gathering_page(request.actor, slug, uuid)
    if found is None:
        raise Missing(_("There is no such gathering."))
    return found
