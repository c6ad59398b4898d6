"""Search, `/zoeken`: everything that is public; the address holds words and filters, so it can be shared."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import search as page


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The same for everyone. While the index is being made: 503, with a page that says so."""
    found = page.search(request.GET)
    status = HTTPStatus.OK if found.result.ready else HTTPStatus.SERVICE_UNAVAILABLE
    return render(request, "portal/search.html", {"search": found}, status=status)
