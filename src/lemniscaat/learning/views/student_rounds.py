"""Students who work in a project for a while, `/projecten/<slug>/rondes/…`: what they look into, what came
of it. Who stands here wants the next group to begin where this one ended."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.learning import api
from lemniscaat.learning.api import Project, StudentRound
from lemniscaat.learning.forms.projects import StudentRoundForm
from lemniscaat.learning.views.finding_project import worked_project
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, slug: str) -> HttpResponse:
    """A group goes to work."""
    return _keep(request, worked_project(request.actor, slug), None)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """What came of it, or what was said wrongly."""
    project = worked_project(request.actor, slug)
    row = next((each for each in project.student_rounds.all() if each.uuid == uuid), None)
    if row is None:
        raise Missing(_("There is nothing here for you to change."))
    return _keep(request, project, row)


def _keep(request: ActorRequest, project: Project, row: StudentRound | None) -> HttpResponse:
    typed = request.POST if request.method == "POST" else None
    form = StudentRoundForm(typed, project=project, student_round=row)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                if row is None:
                    api.begin_student_round(actor=request.actor, project=project, **form.cleaned_data)
                else:
                    api.revise_student_round(actor=request.actor, student_round=row, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:project-work", project.slug)
    said = {"form": form, "project": project, "student_round": row}
    return render(request, "learning/student_round.html", said, status=422 if form.errors else 200)
