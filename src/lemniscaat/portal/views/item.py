"""One piece of knowledge, `/kennis/<slug>`. What was withdrawn answers 410 with its reason (rule 6)."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import ItemState
from lemniscaat.network.api import kept
from lemniscaat.portal.pages import item as page


@require_safe
@kept
def item(request: HttpRequest, slug: str) -> HttpResponse:
    """For everyone what is published; its own editors see what is not yet, as it will look."""
    found = knowledge.item_page(request.actor, slug)
    if found is None:
        raise Http404
    if found.state == ItemState.WITHDRAWN:
        return render(request, "portal/item_withdrawn.html", {"item": found}, status=HTTPStatus.GONE)
    if found.state == ItemState.SUPERSEDED:
        return redirect("portal:item", slug=found.superseded_by.slug)
    shown = page.item(found, request.actor)
    answer = render(request, "portal/item.html", {"page": shown})
    if shown.machines is not None:
        answer["Link"] = shown.machines.link_header
    return answer
