"""Home, `/`: one box for what somebody runs into, and the network going round at this moment."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.network.api import kept
from lemniscaat.portal.pages import home as page


@require_safe
@kept
def home(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "portal/home.html", {"home": page.home()})
