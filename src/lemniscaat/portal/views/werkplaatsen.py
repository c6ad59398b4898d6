"""All werkplaatsen, `/werkplaatsen/`: map and list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import werkplaatsen as page


@require_safe
def werkplaatsen(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "portal/werkplaatsen.html", {"werkplaatsen": page.werkplaatsen()})
