"""Live "dit is er al", `/vraag/dit-is-er-al`: a POST, because no log may keep what somebody types."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lemniscaat.portal import typed
from lemniscaat.portal.forms import LONGEST
from lemniscaat.portal.pages.matches import judgements
from lemniscaat.portal.pages.matches import matches as found


@csrf_exempt  # it only reads
@never_cache
@require_POST
def matches(request: HttpRequest) -> HttpResponse:
    """The piece of the page that changes while somebody types."""
    words = typed.text(request.POST.get("original", "")[:LONGEST])
    return render(
        request, "portal/_matches_live.html", {"matches": found(words, judged=judgements(request.POST))}
    )
