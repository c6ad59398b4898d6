"""One theme, `/themas/<slug>`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import theme as page


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everyone."""
    found = page.theme(slug)
    if found is None:
        raise Http404
    return render(request, "portal/theme.html", {"page": found})
