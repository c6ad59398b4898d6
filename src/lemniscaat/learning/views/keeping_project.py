"""Plan a project, `/werkplaatsen/<slug>/projecten/nieuw`; change what everyone reads, say what each O does in
it, complete or stop it. Who stands here wants others to see what is being looked into, and by whom."""

from typing import Any

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
from lemniscaat.learning.api import PROJECT_STATES, Project, ProjectState
from lemniscaat.learning.forms.projects import EndingForm, ProjectForm, SharesForm
from lemniscaat.learning.views.finding_project import changed_project
from lemniscaat.network.api import ActorRequest, werkplaatsen
from lemniscaat.vocabulary.api import four_os


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """A few words; what each O does comes after."""
    place = werkplaatsen().filter(slug=werkplaats).first()
    if place is None or not api.can_keep_project(request.actor, place.pk):
        raise Missing(_("There is nothing here for you to start."))
    form = ProjectForm(request.POST if request.method == "POST" else None, werkplaats=place)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                made = api.plan_project(actor=request.actor, werkplaats=place, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It is there. Now say what each O does in it."))
            return redirect("learning:project-shares", made.slug)
    said: dict[str, Any] = {"form": form, "werkplaats": place}
    return render(request, "learning/project_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: ActorRequest, slug: str) -> HttpResponse:
    """What everyone reads; the address stays."""
    project = changed_project(request.actor, slug)
    typed = request.POST if request.method == "POST" else None
    form = ProjectForm(typed, werkplaats=project.werkplaats, project=project)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.revise_project(actor=request.actor, project=project, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:project-work", project.slug)
    said: dict[str, Any] = {"form": form, "project": project, "werkplaats": project.werkplaats}
    return render(request, "learning/project_form.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def shares(request: ActorRequest, slug: str) -> HttpResponse:
    """What each O does, plans and yielded; one that is missing is pointed out, and may be."""
    project = changed_project(request.actor, slug)
    strands = {strand.four_o_id: strand for strand in project.strands.all()}
    all_os = four_os(project.werkplaats_id)
    typed = request.POST if request.method == "POST" else None
    form = SharesForm(typed, four_os=all_os, strands=strands)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.share_out_project(actor=request.actor, project=project, shares=form.shares())
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:project-work", slug)
    missing = [four_o for four_o in all_os if four_o.pk not in strands]
    said = {"form": form, "project": project, "missing": missing if strands else []}
    return render(request, "learning/project_shares.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: ActorRequest, slug: str) -> HttpResponse:
    """Complete it with what was learnt, or stop it with the reason; neither can be undone."""
    project = changed_project(request.actor, slug)
    act = request.POST.get("act", "")
    complete = EndingForm(request.POST if act == "afronden" else None, prefix="geleerd")
    stop = EndingForm(request.POST if act == "stoppen" else None, prefix="reden", stops=True)
    filled = {"afronden": complete, "stoppen": stop}.get(act)
    if filled is not None and filled.is_valid():
        try:
            with transactions.opened(), letting_stand(filled.left):
                messages.success(request, _end(request, project, act, filled.cleaned_data["text"]))
        except LemniscaatError as refusal:
            filled.refuse(refusal)
        else:
            return redirect("learning:project", slug)
    may_complete = PROJECT_STATES.allows(project.state, ProjectState.COMPLETED)
    said = {"project": project, "complete": complete, "stop": stop, "may_complete": may_complete}
    status = 422 if filled is not None and filled.errors else 200
    return render(request, "learning/project_ending.html", said, status=status)


def _end(request: ActorRequest, project: Project, act: str, text: str) -> str:
    if act == "afronden":
        api.complete_project(actor=request.actor, project=project, learnt=text)
        return _("The project has been completed.")
    api.stop_project(actor=request.actor, project=project, reason=text)
    return _("The project has been stopped.")
