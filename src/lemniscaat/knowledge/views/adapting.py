"""Adapt a module, `/kennis/<slug>/aanpassen`, and see what an adaptation does otherwise, `…/verschil`."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Item
from lemniscaat.knowledge.forms.sharing import AdaptForm, OfferForm
from lemniscaat.network.api import Actor, ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def adapt(request: ActorRequest, slug: str) -> HttpResponse:
    """What it means and where it will stand; then on to its lessons. What the licence forbids is said."""
    item = module_item(request.actor, slug)
    form = AdaptForm(request.POST or None, actor=request.actor, item=item)
    why_not = api.why_not_adapted(item)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                made = api.adapt_module(actor=request.actor, item=item, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("This is your own version now. Change what your students need."))
            return redirect("knowledge:lessons", made.slug)
    said = {"item": item, "form": form, "why_not": why_not}
    return render(request, "knowledge/adapt.html", said, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def difference(request: ActorRequest, slug: str) -> HttpResponse:
    """Lesson by lesson; who made it may offer one back. The source is shown while everyone may read it."""
    item = module_item(request.actor, slug)
    found = api.differences_with_source(request.actor, item)
    if found is None:
        raise Http404
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        lesson = next((one for one in found.lessons if str(one.uuid) == form.cleaned_data["lesson"]), None)
        if lesson is None:
            raise Missing(_("This lesson is no longer there."))
        with transactions.opened(), letting_stand(form.left):
            api.offer_change(actor=request.actor, lesson=lesson, why=form.cleaned_data["why"])
        messages.success(request, _("Offered. You hear by mail what its keepers do with it."))
        return redirect(request.path)
    said = {"item": item, "found": found, "form": form}
    return render(request, "knowledge/difference.html", said, status=422 if form.errors else 200)


def module_item(actor: Actor, slug: str) -> Item:
    """A module that she may see."""
    found: Item | None = api.items(actor).filter(slug=slug, module__isnull=False).first()
    if found is None:
        raise Http404(address("item", slug))
    return found
