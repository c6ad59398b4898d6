"""All projects, `/projecten/`; the address holds the filters."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.learning import api
from lemniscaat.learning.views.filters import ProjectFilter

A_PAGE = 20


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    """The newest first; the same for everyone."""
    form = ProjectFilter(request.GET)
    found = form.narrow(api.projects().prefetch_related("strands__four_o"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "learning/projects.html", {"form": form, "page_obj": page})
