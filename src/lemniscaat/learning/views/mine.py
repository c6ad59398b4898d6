"""My circles, `/mijn/leerkringen`: where I take part, when we come together, and who waits for an answer
of mine."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lemniscaat.learning import api
from lemniscaat.network.api import ActorRequest

MOST_COMING = 10


@login_required
@never_cache
@require_safe
def mine(request: ActorRequest) -> HttpResponse:
    """What waits first."""
    calendar = api.calendar_of(request.actor)
    feed = reverse("learning:calendar-feed", args=[calendar.token]) if calendar else ""
    said = {
        "coming": api.coming_gatherings(request.actor)[:MOST_COMING],
        "calendar_url": f"{settings.BASE_URL}{feed}" if feed else "",
        "memberships": api.memberships_of(request.actor),
        "consents": api.consents_waiting(request.actor),
        "asking": api.asking_to_join(request.actor),
    }
    return render(request, "learning/mine.html", said)
