"""The gallery: every component with sample data, in all modes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.ui import samples
from lemniscaat.ui.figure import PHASES
from lemniscaat.ui.marks import RUNGS

MODES = ("light", "dark", "contrast")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ui/gallery.html",
        {
            "modes": MODES,
            "samples": samples,
            "form": samples.form(),
            "page_obj": samples.page(),
            "phases": [*PHASES, "oversteek"],
            "rungs": range(1, RUNGS + 1),
        },
    )


@require_safe
def gallery_accent(request: HttpRequest) -> HttpResponse:
    """The sample accent, served as a werkplaats's own is."""
    return HttpResponse(samples.ACCENT.stylesheet(), content_type="text/css")
