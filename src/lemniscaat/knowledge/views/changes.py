"""What others offer back, `/kennis/<slug>/aangeboden`: for its keepers, beside what stands there."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.knowledge import api
from lemniscaat.knowledge.forms.sharing import DeclineForm
from lemniscaat.knowledge.views.adapting import module_item
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: ActorRequest, slug: str) -> HttpResponse:
    """Take over or decline; what is refused is said, and what was typed stays."""
    item = module_item(request.actor, slug)
    if not api.can_answer_change(request.actor, item):
        raise Missing(_("There is nothing here for you to change."))
    refused, form = "", DeclineForm(request.POST if request.method == "POST" else None)
    if form.is_valid() or form.is_bound:
        try:
            return _answer(request, slug, form)
        except LemniscaatError as refusal:
            refused = refusal.sentence
            form.refuse(refusal)
    said = {
        "item": item,
        "rows": api.changes_offered(item),
        "refused": refused,
        "form": form,
        "on": request.POST.get("change", ""),
        "working": item.next_version if hasattr(item, "next_version") else None,
    }
    return render(request, "knowledge/changes.html", said, status=422 if refused else 200)


def _answer(request: ActorRequest, slug: str, form: DeclineForm) -> HttpResponse:
    with transactions.opened():
        change = api.change_of(request.actor, _uuid(request.POST.get("change", "")))
        if change is None or change.source.now.slug != slug:
            raise Missing(_("This is no longer offered."))
        if request.POST.get("act") == "accept":
            api.accept_change(actor=request.actor, change=change)
            messages.success(request, _("Taken over into the text that is worked on. Who offered it hears."))
        else:
            api.decline_change(
                actor=request.actor,
                change=change,
                reason=form.cleaned_data.get("reason", ""),
                kept=form.kept(),
            )
            messages.success(request, _("Declined. Who offered it hears why."))
    return redirect(request.path)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
