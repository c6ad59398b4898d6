"""Write the lessons of a module, `/kennis/<slug>/lessen`: for a teacher who makes an adaptation, and for who
edits and is not in the back office."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Item, ItemState
from lemniscaat.knowledge.forms import LessonsForm
from lemniscaat.network.api import Actor, ActorRequest

SUBMIT = "submit"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def lessons(request: ActorRequest, slug: str) -> HttpResponse:
    """All lessons on one page; saving leads here again, to go on with."""
    item = own_item(request.actor, slug)
    if item.state != ItemState.DRAFT:
        messages.error(request, _("Lessons are written in a draft. This is one no longer."))
        return redirect(address("item", item.slug))
    form = LessonsForm(request.POST if request.method == "POST" else None, item=item)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.write_module(actor=request.actor, item=item, **form.cleaned_data_of_module())
                if request.POST.get("then") == SUBMIT:
                    api.submit_item(actor=request.actor, item=item)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return _saved(request, item)
    said: dict[str, Any] = {"item": item, "form": form}
    return render(request, "knowledge/lessons.html", said, status=422 if form.errors else 200)


def _saved(request: ActorRequest, item: Item) -> HttpResponse:
    if request.POST.get("then") == SUBMIT:
        messages.success(request, _("It lies ready for a colleague to look at."))
        return redirect(address("item", item.slug))
    messages.success(request, _("The lessons have been saved."))
    return redirect(f"{request.path}{_at(request.POST.get('move', ''))}")


def own_item(actor: Actor, slug: str) -> Item:
    """An item that is hers to change; any other is not there."""
    found = api.items(actor).filter(slug=slug).first()
    if found is None or not api.can_change(actor, found):
        raise Missing(_("There is nothing here for you to change."))
    return found


def _at(move: str) -> str:
    """Back to the lesson that was moved."""
    _way, _space, key = move.partition(" ")
    return f"#les-{key}" if key else ""
