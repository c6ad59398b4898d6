"""A page that is the same for everyone is made once, and kept until anything changes."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.views.decorators.vary import vary_on_cookie

from lemniscaat.kernel import clock
from lemniscaat.network.queries import newest_events

MOST_SECONDS = 600
"""Pages say how long ago."""

LONGEST_PATH = 200
"""Longer than any page of ours has; a cache takes no names without end."""

View = Callable[..., HttpResponse]


def kept(view: View) -> View:
    """Keep what `view` answers to who filters nothing, is not signed in and is awaited by no message.

    It is kept under the day and the newest audit events: no write is without one, so who comes
    after a write sees what was written. One query instead of all those of the page.
    """

    @wraps(view)
    @vary_on_cookie
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        is_hers = request.COOKIES.keys() - {settings.CSRF_COOKIE_NAME}
        if is_hers or request.GET or len(request.path) > LONGEST_PATH:
            return view(request, *args, **kwargs)
        pages = caches["pages"]
        now = (clock.today(), newest_events())
        made_at, page = pages.get(request.path, (None, None))
        if made_at != now:
            page = view(request, *args, **kwargs)
            if page.status_code == HTTPStatus.OK:
                pages.set(request.path, (now, page), MOST_SECONDS)
        return page

    return answer
