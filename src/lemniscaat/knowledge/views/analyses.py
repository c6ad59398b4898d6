"""Analysis over cases: begin one, `/kwesties/<slug>/analyse`; its matrix, `/analyses/<uuid>`; its data.

Who stands here wants to lay her cases beside those of another region, and see what made the difference.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.circulation.api import issue_page
from lemniscaat.kernel import transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Analysis, ItemState
from lemniscaat.knowledge.forms.analyses import BeginForm, CaseForm
from lemniscaat.network.api import Actor, ActorRequest
from lemniscaat.ui.sheets import sheet


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActorRequest, slug: str) -> HttpResponse:
    """With whom, and under which title; the matrix comes from the evidence."""
    issue = issue_page(slug)
    if issue is None:
        raise Http404
    form = BeginForm(request.POST or None, actor=request.actor)
    if not form.may:
        raise Refused(_("Who edits in a werkplaats begins an analysis. Ask yours."))
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = api.begin_analysis(actor=request.actor, issue=issue, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("This is what the evidence says now. Fill in what you know more."))
            return redirect("knowledge:analysis", made.uuid)
    said = {"issue": issue, "form": form}
    return render(request, "knowledge/begin_analysis.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def analysis(request: ActorRequest, uuid: UUID) -> HttpResponse:
    """The matrix to work on, and what can be done with it as a whole."""
    found = analysis_at(request.actor, uuid)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    form = CaseForm(request.POST if act == "geval" else None, places=found.werkplaatsen.all())
    refused = ""
    if act and (act != "geval" or form.is_valid()):
        try:
            with transactions.opened():
                messages.success(request, _do(request.actor, found, act, form))
        except LemniscaatError as refusal:
            if act == "geval":
                form.refuse(refusal)
            else:
                refused = refusal.sentence
        else:
            return redirect("knowledge:analysis", uuid)
    said = _shown(request.actor, found) | {"form": form, "refused": refused}
    return render(request, "knowledge/analysis.html", said, status=422 if refused or form.errors else 200)


@require_safe
def matrix_csv(request: ActorRequest, slug: str) -> HttpResponse:
    """The data of an analysis, for who may read its item."""
    item = api.item_at(request.actor, slug)
    found = api.analysis_of(item) if item is not None else None
    if item is None or found is None:
        raise Http404
    matrix = api.matrix(found)
    return sheet(f"{item.slug}-matrix", matrix.head(), matrix.table())


def analysis_at(actor: Actor, uuid: UUID) -> Analysis:
    """One that she may see."""
    found = api.analysis(actor, uuid)
    if found is None:
        raise Http404
    return found


def _shown(actor: Actor, found: Analysis) -> dict[str, Any]:
    item = found.item
    return {
        "analysis": found,
        "item": item,
        "matrix": api.matrix(found),
        "may_edit": api.can_edit_analysis(actor, found) and item.state == ItemState.DRAFT,
        "may_submit": api.can_change(actor, item) and item.state == ItemState.DRAFT,
        "in_review": item.state == ItemState.IN_REVIEW,
        "may_send_back": api.can_change(actor, item) and item.state == ItemState.IN_REVIEW,
        "may_publish": api.can_publish(actor, item) and item.state == ItemState.IN_REVIEW,
        "item_url": address("item", item.slug),
    }


def _do(actor: Actor, found: Analysis, act: str, form: CaseForm) -> str:
    acts: dict[str, Callable[[], str]] = {
        "geval": lambda: _add_case(actor, found, form),
        "ververs": lambda: _renew(actor, found),
        "dien-in": lambda: _submit(actor, found),
        "terug": lambda: _send_back(actor, found),
        "publiceer": lambda: _publish(actor, found),
    }
    if act not in acts:
        raise Http404
    return acts[act]()


def _add_case(actor: Actor, found: Analysis, form: CaseForm) -> str:
    api.add_case(actor=actor, analysis=found, kept=form.kept(), **form.cleaned_data)
    return _("The case stands in the matrix.")


def _renew(actor: Actor, found: Analysis) -> str:
    api.renew_analysis(actor=actor, analysis=found)
    return _("What there is of new evidence stands in the matrix. What you wrote is as it was.")


def _submit(actor: Actor, found: Analysis) -> str:
    api.submit_item(actor=actor, item=found.item)
    return _("A colleague can look at it now, and publish it.")


def _send_back(actor: Actor, found: Analysis) -> str:
    api.send_back_item(actor=actor, item=found.item)
    return _("It is a draft again. Everyone of the group can write in it.")


def _publish(actor: Actor, found: Analysis) -> str:
    api.publish_item(actor=actor, item=found.item)
    return _("Published. The matrix and its data stand on the page of the analysis.")
