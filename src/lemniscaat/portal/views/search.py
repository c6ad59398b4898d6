"""Search, `/zoeken`: everything that is public; the address holds words and filters, so it can be shared.
Who works in a werkplaats sees beside it what is still closed there.

What is looked for is counted, not who looks: docs/explanation/what-is-counted.md.
"""

from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from lemniscaat.discovery import api as discovery
from lemniscaat.network import api as network
from lemniscaat.network.api import ActorRequest
from lemniscaat.portal import typed
from lemniscaat.portal.pages import search as page
from lemniscaat.portal.pages.searched import noted


@require_safe
def search(request: ActorRequest) -> HttpResponse:
    """What is public is the same for everyone. While the index is being made: 503, with a page that says
    so."""
    found = page.search(request.actor, request.GET)
    status = HTTPStatus.OK if found.result.ready else HTTPStatus.SERVICE_UNAVAILABLE
    context = {"search": found, "explains": network.can_enter_back_office(request.actor)}
    response = render(request, "portal/search.html", context, status=status)
    if request.actor.grants:
        # What only she may see is kept nowhere on the way, nor in a browser that others use after her.
        patch_cache_control(response, private=True, no_store=True)
    if request.method == "GET":
        noted(found, request.GET, request.actor)
    return response


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """What the words that are being typed may become: titles and words for themes, to choose from."""
    found = discovery.suggest(typed.line(request.GET.get("q", "")))
    return render(request, "portal/_complete.html", {"found": found})


@require_safe
def why(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """Why a document stands where it stands, to the last word; for editors. Of what is public alone."""
    query = typed.line(request.GET.get("q", "")[: page.LONGEST])
    if not network.can_enter_back_office(request.actor):
        raise Http404
    explanation = discovery.explain(query, kind, uuid)
    if explanation is None:
        raise Http404
    return render(request, "portal/why.html", {"query": query, "explanation": explanation})


@csrf_exempt  # all it can do is add one to a number of the day
@require_POST
def clicked(request: ActorRequest, rank: str) -> HttpResponse:
    """That a result at this place of the list was opened: the `ping` of its link, nothing more. Nothing of
    the visitor or of the page is looked at; what is no place is passed over."""
    if rank.isascii() and rank.isdecimal() and len(rank) <= 3:
        discovery.note_click(int(rank))
    return HttpResponse(status=HTTPStatus.NO_CONTENT)
