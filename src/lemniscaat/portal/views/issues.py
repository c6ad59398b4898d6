"""All issues, `/kwesties/`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import issues as page


@require_safe
def issues(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "portal/issues.html", {"issues": page.issues(request.GET)})
