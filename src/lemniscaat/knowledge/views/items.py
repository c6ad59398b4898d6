"""All published knowledge, `/kennis/`, and what is made to teach with, `/modules/`; the address holds the
filters, so that a list can be shared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge.views.shelf import shelf
from lemniscaat.vocabulary.api import KindGroup


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """What is published, newest first; the same for everyone."""
    return render(request, "knowledge/items.html", {"shelf": shelf(request.GET)})


@require_safe
def modules(request: HttpRequest) -> HttpResponse:
    """What is made to teach with."""
    found = shelf(request.GET, [KindGroup.EDUCATION])
    return render(request, "knowledge/modules.html", {"shelf": found})
