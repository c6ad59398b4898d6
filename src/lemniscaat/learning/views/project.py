"""One project, `/projecten/<slug>`: what is looked into here, by whom, how it stands and what came of it."""

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.agenda.api import public_questions
from lemniscaat.knowledge.api import Item, published_items
from lemniscaat.learning import api
from lemniscaat.learning.api import Project
from lemniscaat.learning.views.finding_project import found_project
from lemniscaat.network.api import ActorRequest
from lemniscaat.vocabulary.api import four_os


@require_safe
def project(request: ActorRequest, slug: str) -> HttpResponse:
    """With the O's it has, and the one it lacks; questions and products as far as they are public."""
    found = found_project(slug)
    strands = {strand.four_o_id: strand for strand in found.strands.all()}
    return render(
        request,
        "learning/project.html",
        {
            "project": found,
            "agenda_key": _agenda_of(found),
            "thread_key": f"project/{found.uuid}",
            "works": api.can_work_in_project(request.actor, found),
            "shares": [(four_o, strands.get(four_o.pk)) for four_o in four_os(found.werkplaats_id)],
            "questions": public_questions().filter(pk__in=found.questions.values("pk")),
            "products": made_by(found),
        },
    )


def _agenda_of(found: Project) -> str:
    """The key of the agenda on which its theme stands."""
    if found.agenda_item is None or found.werkplaats is None:
        return ""
    return f"{found.werkplaats.slug}/{found.agenda_item.agenda.period.slug}"


def made_by(found: Project) -> QuerySet[Item]:
    """What it made, as far as everyone may read it."""
    rows = found.products.values
    return published_items().filter(Q(pk__in=rows("pk")) | Q(pk__in=rows("superseded_by")))
