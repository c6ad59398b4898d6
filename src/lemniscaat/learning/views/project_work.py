"""Work in a project, `/projecten/<slug>/werk`: the page of who takes part in it. She wants to tell in two
minutes how it stands, and to see what is still to be filled in."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda.api import Question, QuestionState, questions
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.knowledge.api import Item, items_by_uuid, items_to_choose
from lemniscaat.learning import api
from lemniscaat.learning.api import Project, ProjectState
from lemniscaat.learning.forms.projects import ProgressForm, StartForm
from lemniscaat.learning.views.finding_project import worked_project
from lemniscaat.learning.views.project import made_by
from lemniscaat.network.api import VISITOR, Actor, ActorRequest
from lemniscaat.vocabulary.api import four_os

ENDED = frozenset({ProjectState.COMPLETED, ProjectState.STOPPED})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def work(request: ActorRequest, slug: str) -> HttpResponse:
    """A button or form posts to the page itself; what is refused is said, and what was typed stays."""
    project = worked_project(request.actor, slug)
    act = request.POST.get("act", "")
    tells = ProgressForm(request.POST if act == "voortgang" else None)
    starts = StartForm(request.POST if act == "starten" else None, waiting=_waiting(request.actor, project))
    refused = ""
    if request.method == "POST" and tells.is_valid() is (act == "voortgang"):
        try:
            with transactions.opened(), letting_stand(tells.left):
                said = _act_named(act)(request, project, {"voortgang": tells, "starten": starts}.get(act))
        except LemniscaatError as refusal:
            if act == "voortgang":
                tells.refuse(refusal)
            refused = "" if act == "voortgang" else refusal.sentence
            project = worked_project(request.actor, slug)
        else:
            messages.success(request, said)
            return redirect(_here(request, slug))
    told = _told(request, project) | {"tells": tells, "starts": starts, "refused": refused}
    status = 422 if refused or tells.errors else 200
    return render(request, "learning/project_work.html", told, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """Tell better what was told; its day stays."""
    project = worked_project(request.actor, slug)
    row = next((each for each in project.progress.all() if each.uuid == uuid), None)
    if row is None:
        raise Missing(_("There is nothing here for you to change."))
    form = ProgressForm(request.POST if request.method == "POST" else None, initial={"text": row.text})
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.revise_progress(actor=request.actor, progress=row, text=form.cleaned_data["text"])
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("learning:project-work", slug)
    said = {"form": form, "project": project, "progress": row}
    return render(request, "learning/project_progress.html", said, status=422 if form.errors else 200)


def _told(request: ActorRequest, project: Project) -> dict[str, Any]:
    keeps = api.can_change_project(request.actor, project)
    strands = {strand.four_o_id: strand for strand in project.strands.all()}
    looked = request.GET.get("q", "")[:200] if keeps else ""
    made = made_by(project)
    chosen = {item.pk for item in made}
    return {
        "project": project,
        "keeps": keeps,
        "ended": project.state in ENDED,
        "shares": [(four_o, strands.get(four_o.pk)) for four_o in four_os(project.werkplaats_id)],
        "products": made,
        "looked": looked,
        "found": [item for item in items_to_choose(looked) if item.pk not in chosen] if looked else [],
    }


def _waiting(actor: Actor, project: Project) -> Any:
    """The questions of its theme on the agenda, that nobody looks into yet."""
    rows = questions(actor).filter(werkplaats=project.werkplaats_id, state=QuestionState.ON_AGENDA)
    if project.agenda_item is None:
        return rows.none()
    return rows.filter(agenda_items__origin=project.agenda_item.origin).distinct()


def _tell(request: ActorRequest, project: Project, form: Any) -> str:
    api.tell_progress(actor=request.actor, project=project, text=form.cleaned_data["text"])
    return _("Told. It stands on the page of the project.")


def _start(request: ActorRequest, project: Project, form: Any) -> str:
    if not form.is_valid():
        raise Invalid(_("Somebody took up one of these questions meanwhile. Look again."))
    taken: list[Question] = list(form.cleaned_data["questions"])
    api.start_project(actor=request.actor, project=project, questions=taken)
    return _("The project has started.")


def _join(request: ActorRequest, project: Project, _form: Any) -> str:
    api.add_product(actor=request.actor, project=project, item=_item(request))
    return _("It stands with what the project made.")


def _take_off(request: ActorRequest, project: Project, _form: Any) -> str:
    api.remove_product(actor=request.actor, project=project, item=_item(request))
    return _("It no longer stands with what the project made.")


ACTS: dict[str, Callable[[ActorRequest, Project, Any], str]] = {
    "voortgang": _tell,
    "starten": _start,
    "gemaakt": _join,
    "niet-gemaakt": _take_off,
}


def _act_named(name: str) -> Callable[[ActorRequest, Project, Any], str]:
    if name not in ACTS:
        raise Invalid(_("This button is not known here. Open the page anew."))
    return ACTS[name]


def _item(request: ActorRequest) -> Item:
    try:
        found = items_by_uuid(VISITOR, [UUID(request.POST.get("wat", ""))]).first()
    except ValueError as error:
        raise Invalid(_("Choose one of these.")) from error
    if found is None:
        raise Missing(_("There is nothing here for you to change."))
    return found


def _here(request: ActorRequest, slug: str) -> str:
    """This page, with what she looked for until she chose from it."""
    page, looked = reverse("learning:project-work", args=[slug]), request.GET.get("q", "")[:200]
    return f"{page}?{urlencode({'q': looked})}#gemaakt" if looked else page
