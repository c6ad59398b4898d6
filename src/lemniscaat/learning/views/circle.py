"""One circle, `/leerkringen/<slug>`. What is said in it stands here once the circle opened it; its dates and
what it hands over are for its own people (rule 4)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.agenda.api import public_questions
from lemniscaat.kernel import clock
from lemniscaat.learning import api, policies


@require_safe
def circle(request: HttpRequest, slug: str) -> HttpResponse:
    """With the gatherings and insights this actor may see."""
    found = api.circle_page(request.actor, slug)
    if found is None:
        raise Http404
    now = clock.now()
    return render(
        request,
        "learning/circle.html",
        {
            "circle": found,
            "is_inside": policies.can_read_inside(request.actor, found),
            "coming": [gathering for gathering in found.gatherings.all() if gathering.at >= now],
            "n_gatherings": len(found.gatherings.all()),
            "questions": public_questions().filter(pk__in=found.questions.values("pk")),
        },
    )
