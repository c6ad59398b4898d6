"""One organisation, `/organisaties/<slug>`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import organisation as page


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everyone."""
    found = page.organisation(slug)
    if found is None:
        raise Http404
    return render(request, "portal/organisation.html", {"page": found})
