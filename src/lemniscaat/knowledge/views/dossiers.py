"""Dossiers: knowledge that somebody chose, put in order and introduces. `/dossiers/` and each of them."""

from collections.abc import Iterator
from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Dossier, DossierEntry, DossierState

A_PAGE = 20


@require_safe
def dossiers(request: HttpRequest) -> HttpResponse:
    """What is published, newest first; the same for everyone."""
    page = Paginator(api.dossiers(), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "knowledge/dossiers.html", {"page_obj": page})


@require_safe
def dossier(request: HttpRequest, slug: str) -> HttpResponse:
    """For everyone what is published; its own editors see what is not yet, as it will look. Withdrawn it
    answers 410 with its reason (rule 6)."""
    found = api.dossier_page(request.actor, slug)
    if found is None:
        raise Http404
    if found.state == DossierState.WITHDRAWN:
        return render(request, "knowledge/dossier_withdrawn.html", {"dossier": found}, status=HTTPStatus.GONE)
    parts = list(_parts(found))
    context = {
        "dossier": found,
        "parts": parts,
        "n_items": len({part.now.pk for part in parts if part.now and part.stands}),
        "is_public": found.state == DossierState.PUBLISHED,
    }
    return render(request, "knowledge/dossier.html", context)


def _parts(found: Dossier) -> Iterator[DossierEntry]:
    """What says something. Two that were merged are one to read: the second stays for its words alone."""
    before: set[int] = set()
    for part in found.entries.all():
        if part.now is not None and part.now.pk in before:
            part.item = None
        elif part.now is not None:
            before.add(part.now.pk)
        if part.heading or part.words or part.item:
            yield part
