"""One version of an item, `/kennis/<slug>/versies/<n>`: as it was published then."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge import api
from lemniscaat.knowledge.citing import versions as citing


@require_safe
def version(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The same for everyone. Only the newest is for search engines, at the page of the item."""
    found = api.version(slug, number)
    if found is None:
        raise Http404
    this, newest = found
    context = {
        "version": this,
        "newest": newest,
        "is_newest": number == newest,
        "makers": this.contributors(),
        "files": [file for file in api.files_of(this) if file.reading.has_bytes],
        "citation": citing.cite(this),
        "permanent": citing.permanent(this),
    }
    return render(request, "knowledge/version.html", context)
