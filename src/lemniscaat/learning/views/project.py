"""One project, `/projecten/<slug>`."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.agenda.api import public_questions
from lemniscaat.knowledge.api import published_items
from lemniscaat.learning import api
from lemniscaat.vocabulary.api import four_os


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """With the O's it has, and the one it lacks; questions and products as far as they are public."""
    found = api.project_page(slug)
    if found is None:
        raise Http404
    strands = {strand.four_o_id: strand for strand in found.strands.all()}
    return render(
        request,
        "learning/project.html",
        {
            "project": found,
            "shares": [(four_o, strands.get(four_o.pk)) for four_o in four_os(found.werkplaats_id)],
            "questions": public_questions().filter(pk__in=found.questions.values("pk")),
            "products": published_items().filter(
                Q(pk__in=found.products.values("pk")) | Q(pk__in=found.products.values("superseded_by"))
            ),
        },
    )
