"""The rows behind the figures of an issue, `/kwesties/<slug>/toegepast`, `…/ongebruikt`, `…/oversteken`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages.issue_rows import ROWS
from lemniscaat.portal.views.issue import issue_at


@require_safe
def rows(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    """The same for everyone; paged."""
    found = ROWS[what](issue_at(slug), request.GET)
    if found is None:
        raise Http404
    return render(request, "portal/issue_rows.html", {"page": found})
