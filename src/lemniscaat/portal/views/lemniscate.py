"""The network going round, `/lemniscaat`, and the rows behind each of its numbers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.network.api import kept
from lemniscaat.portal.pages import lemniscate as page
from lemniscaat.portal.pages.lemniscate import Rows
from lemniscaat.portal.pages.lemniscate_scope import Scope, scope_of


@require_safe
@kept
def lemniscate(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "portal/lemniscate.html", {"page": page.lemniscate(_scope(request))})


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """What is in one phase or in the crossing."""
    return _rows(request, page.place(code, _scope(request), request.GET))


@require_safe
def steps(request: HttpRequest, code: str) -> HttpResponse:
    """The steps of one activity."""
    return _rows(request, page.activity(code, _scope(request), request.GET))


def _scope(request: HttpRequest) -> Scope:
    scope = scope_of(request.GET)
    if scope is None:
        raise Http404
    return scope


def _rows(request: HttpRequest, rows: Rows | None) -> HttpResponse:
    if rows is None:
        raise Http404
    return render(request, "portal/lemniscate_rows.html", {"page": rows})
