"""The knowledge agenda of one period, `/werkplaatsen/<slug>/kennisagenda/<period>`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.agenda import api


@require_safe
def agenda(request: HttpRequest, werkplaats: str, period: str) -> HttpResponse:
    """Its newest version; a draft only for who edits in the werkplaats."""
    found = api.agenda_page(request.actor, werkplaats, period)
    if found is None:
        raise Http404
    items = list(found.items.all())
    return render(
        request,
        "agenda/agenda.html",
        {
            "agenda": found,
            "chosen": [item for item in items if item.is_chosen],
            "left_out": [item for item in items if not item.is_chosen],
            "others": api.other_periods(found, request.actor),
        },
    )
