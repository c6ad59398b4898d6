"""The thread of anything, `/draad/<kind>/<uuid>`: where it came from and what came of it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.network.api import kept
from lemniscaat.portal.pages import thread as page


@require_safe
@kept
def thread(request: HttpRequest, kind: str, uuid: UUID) -> HttpResponse:
    """The same for everyone: what is closed has no thread, and stands on none."""
    found = page.thread(kind, uuid)
    if found is None:
        raise Http404
    return render(request, "portal/thread.html", {"page": found})
