"""All projects, `/projecten/`; the address holds the filters."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.learning import api
from lemniscaat.learning.views.filters import ProjectFilter
from lemniscaat.network.api import EDIT_ROLES, ActorRequest, own_werkplaatsen

A_PAGE = 20


@require_safe
def projects(request: ActorRequest) -> HttpResponse:
    """The newest first; who edits somewhere can plan one there."""
    form = ProjectFilter(request.GET)
    found = form.narrow(api.projects().prefetch_related("strands__four_o"))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    plans = own_werkplaatsen(request.actor, EDIT_ROLES) if request.actor.grants else []
    return render(request, "learning/projects.html", {"form": form, "page_obj": page, "plans": plans})
