"""All published knowledge, `/kennis/`; the address holds the filters, so that a list can be shared."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.knowledge import api
from lemniscaat.knowledge.views.filters import ItemFilter

A_PAGE = 20


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """What is published, newest first; the same for everyone."""
    form = ItemFilter(request.GET)
    found = form.narrow(api.published_items().prefetch_related("themes"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "knowledge/items.html", {"form": form, "page_obj": page})
