"""One cell of a matrix, `/analyses/<uuid>/vak/<cell>`, and what came of one case, `…/geval/<case>`.

Who stands here knows what happened in this case, and wants to say it in one click and two lines.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Missing
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Analysis, AnalysisCase, AnalysisCell
from lemniscaat.knowledge.forms.analyses import CellForm, OutcomeForm
from lemniscaat.knowledge.views.analyses import analysis_at
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def cell(request: ActorRequest, uuid: UUID, cell: UUID) -> HttpResponse:
    """What was found of one factor in one case."""
    analysis = analysis_at(request.actor, uuid)
    found = _cells(analysis).filter(uuid=cell).first()
    if found is None:
        raise Http404
    initial = {"finding": found.finding, "remark": found.remark, "as_read": found.turn}
    form = CellForm(request.POST or None, initial=initial)
    now: AnalysisCell | None = None
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                api.fill_cell(actor=request.actor, cell=found, kept=form.kept(), **form.cleaned_data)
        except LemniscaatError as refusal:
            form.refuse(refusal)
            now = _again(form, refusal, _cells(analysis).filter(uuid=cell).first())
        else:
            messages.success(request, _("Kept."))
            return redirect("knowledge:analysis", uuid)
    said = {"analysis": analysis, "case": found.case, "factor": found.column.factor, "form": form, "now": now}
    return render(request, "knowledge/analysis_cell.html", said, status=_status(form, now))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: ActorRequest, uuid: UUID, case: UUID) -> HttpResponse:
    """What came of one case; or take it out."""
    analysis = analysis_at(request.actor, uuid)
    found = _cases(analysis).filter(uuid=case).first()
    if found is None:
        raise Http404
    initial = {
        "label": found.label,
        "outcome": found.outcome,
        "remark": found.remark,
        "as_read": found.turn,
    }
    going = request.POST.get("act") == "weg"
    form = OutcomeForm(request.POST if request.method == "POST" and not going else None, initial=initial)
    now: AnalysisCase | None = None
    if request.method == "POST" and (going or form.is_valid()):
        try:
            with transactions.opened():
                messages.success(request, _do(request, found, None if going else form))
        except LemniscaatError as refusal:
            if going:
                raise
            form.refuse(refusal)
            now = _again(form, refusal, _cases(analysis).filter(uuid=case).first())
        else:
            return redirect("knowledge:analysis", uuid)
    said = {"analysis": analysis, "case": found, "factor": None, "form": form, "now": now}
    return render(request, "knowledge/analysis_cell.html", said, status=_status(form, now))


def _do(request: ActorRequest, case: AnalysisCase, form: OutcomeForm | None) -> str:
    if form is None:
        api.remove_case(actor=request.actor, case=case)
        return _("Taken out of the matrix. Its evidence stays where it is.")
    api.tell_outcome(actor=request.actor, case=case, kept=form.kept(), **form.cleaned_data)
    return _("Kept.")


def _again(form: CellForm, refusal: LemniscaatError, now: Any) -> Any:
    """After somebody else was first: what stands now, and its turn in the form, to save again. Raises
    `Missing` when she took the case out."""
    if not isinstance(refusal, Conflict):
        return None
    if now is None:
        raise Missing(_("Somebody else took this case out of the matrix."))
    form.data = form.data.copy()
    form.data["as_read"] = now.turn
    return now


def _status(form: CellForm, now: Any) -> int:
    if now is not None:
        return Conflict.status
    return 422 if form.errors else 200


def _cells(analysis: Analysis) -> Any:
    rows = AnalysisCell.objects.filter(case__analysis=analysis)
    return rows.select_related("case__werkplaats", "case__analysis__item", "column__factor__issue")


def _cases(analysis: Analysis) -> Any:
    rows = AnalysisCase.objects.filter(analysis=analysis)
    return rows.select_related("werkplaats", "analysis__item")
