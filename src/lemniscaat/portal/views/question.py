"""The thread of one question, `/vragen/<slug>`: from what somebody ran into to what it became."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.agenda import api as agenda
from lemniscaat.network.api import VISITOR
from lemniscaat.portal.pages.question import thread


@require_safe
def question(request: HttpRequest, slug: str) -> HttpResponse:
    """What everyone may read, whoever comes: the desk has its own page."""
    found = agenda.question_page(VISITOR, slug)
    if found is None:
        raise Http404
    return render(request, "portal/question.html", {"thread": thread(found, VISITOR)})
