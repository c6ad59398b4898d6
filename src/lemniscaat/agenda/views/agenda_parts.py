"""One theme, line or programme of an agenda, `/bureau/<slug>/agenda/<period>/<n>/<kind>/…`: add it or say it
in other words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda, AgendaPart
from lemniscaat.agenda.forms.agendas import ItemForm, LineForm, ProgrammeForm
from lemniscaat.agenda.forms.screened import ScreenedForm
from lemniscaat.agenda.queries.coming_in import weighed_candidates
from lemniscaat.agenda.views.desk_agendas import agenda_of
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Missing
from lemniscaat.network.api import Actor, ActorRequest

NEW = "nieuw"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of part is read, filled in, added and changed."""

    rows: str
    added: Promise
    form: Callable[..., ScreenedForm]
    add: Callable[..., AgendaPart]
    change: Callable[..., AgendaPart]
    named: str


KINDS = {
    "thema": Kind(
        "items",
        gettext_lazy("A new theme"),
        ItemForm,
        api.add_agenda_item,
        api.change_agenda_item,
        "item",
    ),
    "lijn": Kind(
        "lines",
        gettext_lazy("A new cross-cutting line"),
        LineForm,
        api.add_line,
        api.change_line,
        "line",
    ),
    "programma": Kind(
        "programmes",
        gettext_lazy("A new programme"),
        ProgrammeForm,
        api.add_programme,
        api.change_programme,
        "programme",
    ),
}
"""By the part of the address that says what it is."""


@login_required
@never_cache
def part(
    request: ActorRequest, werkplaats: str, period: str, number: int, kind: str, uuid: str
) -> HttpResponse:
    """The form of one part; `nieuw` adds one, from a question (`?vraag=`) or a round (`?gewogen=`)."""
    agenda = agenda_of(request.actor, werkplaats, period, number)
    if kind not in KINDS:
        raise Missing(_("There is no such page."))
    found = None if uuid == NEW else _found(agenda, kind, uuid)
    came_from = _came_from(request, agenda) if kind == "thema" and found is None else {}
    options = {"agenda": agenda, "is_new": found is None}
    if request.method != "POST":
        form = KINDS[kind].form(initial=_now(found) if found else _first(came_from), **options)
        return _show(request, agenda, kind, found, form)
    form = KINDS[kind].form(request.POST, **options)
    if not form.is_valid():
        return _show(request, agenda, kind, found, form, status=422)
    try:
        with transactions.opened():
            _keep(request.actor, agenda, kind, found, form, came_from)
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _show(request, agenda, kind, found, form, status=refusal.status)
    messages.success(request, _("Kept."))
    return redirect("agenda:desk-agenda", werkplaats, period, number)


def _keep(
    actor: Actor,
    agenda: Agenda,
    kind: str,
    found: AgendaPart | None,
    form: ScreenedForm,
    came_from: dict[str, Any],
) -> None:
    said = dict(form.cleaned_data)
    place = said.pop("place", None)
    if found is None:
        KINDS[kind].add(actor=actor, agenda=agenda, kept=form.kept(), **said, **came_from)
        return
    KINDS[kind].change(actor=actor, **{KINDS[kind].named: found}, read=form.read, kept=form.kept(), **said)
    if place:
        api.move_part(actor=actor, part=found, to=place)


def _came_from(request: ActorRequest, agenda: Agenda) -> dict[str, Any]:
    """What the theme is made from, as the link here says."""
    if question := _one(api.questions_that_wait(agenda), request.GET.get("vraag", "")):
        return {"questions": [question]}
    candidate = _one(weighed_candidates(agenda), request.GET.get("gewogen", ""))
    return {"candidate": candidate} if candidate else {}


def _one(rows: Any, uuid: str) -> Any:
    try:
        return rows.filter(uuid=UUID(uuid)).first()
    except ValueError:
        return None


def _first(came_from: dict[str, Any]) -> dict[str, Any]:
    """What a new theme begins with."""
    if "questions" in came_from:
        [question] = came_from["questions"]
        return {"title": question.wording, "issue": question.issue_id, "is_chosen": "1"}
    if "candidate" in came_from:
        candidate = came_from["candidate"]
        return {"title": str(candidate), "issue": candidate.issue_id, "is_chosen": "1"}
    return {"is_chosen": "1"}


def _now(part: AgendaPart) -> dict[str, Any]:
    names = ("title", "explanation", "reason", "since", "until")
    said = {name: getattr(part, name) for name in names if hasattr(part, name)}
    if hasattr(part, "is_chosen"):
        said |= {"is_chosen": str(int(part.is_chosen)), "theme": part.theme_id, "issue": part.issue_id}
    if hasattr(part, "items"):
        said["items"] = [item.uuid for item in part.items.all()]
    return said


def _found(agenda: Agenda, kind: str, uuid: str) -> AgendaPart:
    rows = getattr(agenda, KINDS[kind].rows).all()
    found = next((part for part in rows if str(part.uuid) == uuid), None)
    if found is None:
        raise Missing(_("This no longer stands on the agenda."))
    return found


def _now_stored(part: AgendaPart) -> AgendaPart:
    """Without what was tried on it and refused."""
    found: AgendaPart | None = type(part).objects.filter(pk=part.pk).first()
    return found or part


def _show(
    request: ActorRequest,
    agenda: Agenda,
    kind: str,
    found: AgendaPart | None,
    form: ScreenedForm,
    *,
    status: int = 200,
) -> HttpResponse:
    heading = str(found) if found else str(KINDS[kind].added)
    said = {
        "agenda": agenda,
        "kind": kind,
        "part": found,
        "form": form,
        "heading": heading,
        "read": form.brings(_now_stored(found), again=status == Conflict.status) if found else "",
    }
    return render(request, "agenda/desk_agenda_part.html", said, status=status)
