"""All public questions, `/vragen/`; the address holds the filters, so that a list can be shared."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.portal.pages import questions as page


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The same for everyone."""
    return render(request, "portal/questions.html", {"questions": page.questions(request.GET)})
