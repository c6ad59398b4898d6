"""A werkplaats's own home, `/werkplaatsen/<slug>/`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.network import api as network
from lemniscaat.network.api import kept
from lemniscaat.portal.pages import werkplaats as page


@require_safe
@kept
def werkplaats(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everyone."""
    found = network.werkplaats_page(slug)
    if found is None:
        raise Http404
    return render(request, "portal/werkplaats.html", {"page": page.werkplaats(found)})
