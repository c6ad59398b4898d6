"""Which pages of Wagtail are open to who is not the keeper of the machine: these, and no others."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

opened: set[str] = set()
"""The namespaces of the rooms; each joins when it is registered."""

HALL = frozenset(
    {
        "wagtailadmin_home",
        "wagtailadmin_logout",
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
    }
)
"""What every page of the back office needs."""


class OpenRooms:
    """Shuts what Wagtail brings along (pages, images, reports, choosers, bulk acts, editing sessions,
    its account page) until somebody opens it on purpose. Shut and absent answer alike."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let through what is open to who has something to keep; one's account has its own page."""
        inside = request.path_info.startswith(reverse("wagtailadmin_home"))
        if not inside or not request.user.is_authenticated:
            return None
        # Wagtail would send who has no business here to log in, where she already is, and so on.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404
        match = request.resolver_match
        if request.user.is_superuser or match.url_name in HALL or match.namespace in opened:
            return None
        if match.url_name == "wagtailadmin_account":
            return redirect(settings.LOGIN_REDIRECT_URL)
        raise Http404
