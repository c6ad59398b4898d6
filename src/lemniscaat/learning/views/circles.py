"""All circles, `/leerkringen/`; the address holds the filters."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.learning import api
from lemniscaat.learning.views.filters import CircleFilter

A_PAGE = 20


@require_safe
def circles(request: HttpRequest) -> HttpResponse:
    """The newest first; the same for everyone."""
    form = CircleFilter(request.GET)
    found = form.narrow(api.circles())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "learning/circles.html", {"form": form, "page_obj": page})
