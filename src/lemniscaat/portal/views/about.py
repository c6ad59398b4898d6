"""What we say about ourselves: `/over`, `/contact`, `/toegankelijkheid`, `/privacy`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.network import api as network


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What Lemniscaat is."""
    return render(request, "portal/about.html")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to turn to, a werkplaats a line."""
    return render(request, "portal/contact.html", {"werkplaatsen": network.werkplaatsen()})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everyone can use it, and what to do when it does not work."""
    return render(request, "portal/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, how long, and what one can ask."""
    return render(request, "portal/privacy.html")
