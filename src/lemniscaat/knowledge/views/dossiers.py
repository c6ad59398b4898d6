"""Dossiers: knowledge that somebody chose, put in order and introduces. `/dossiers/` and each of them."""

from http import HTTPStatus

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import DossierState

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
    parts = [part for part in found.entries.all() if part.heading or part.words or part.item]
    context = {
        "dossier": found,
        "parts": parts,
        "n_items": sum(part.stands for part in parts),
        "is_public": found.state == DossierState.PUBLISHED,
    }
    return render(request, "knowledge/dossier.html", context)
