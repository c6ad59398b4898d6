"""Say what works, `/kwesties/<slug>/wat-werkt`; judge it, `/factoren/<slug>/oordeel`; take evidence back.

Who stands here has seen something work and wants to say it so, that another can tell whether it holds there.
"""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lemniscaat.circulation.api import issue_page
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Refused
from lemniscaat.knowledge import api
from lemniscaat.knowledge.api import Factor, FactorState
from lemniscaat.knowledge.forms.factors import FactorForm, RungForm, StandForm, TakeBackForm
from lemniscaat.knowledge.views.factor import shown
from lemniscaat.network.api import ActorRequest
from lemniscaat.ui.screened import ScreenedForm
from lemniscaat.vocabulary.api import Rung


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: ActorRequest, slug: str) -> HttpResponse:
    """A sentence to fill in; it begins as an idea, and asks for evidence next."""
    issue = issue_page(slug)
    if issue is None:
        raise Http404
    if not api.can_propose_factors(request.actor):
        raise Refused(_("Log in as editor or national partner to propose what works."))
    form = FactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = api.propose_factor(
                    actor=request.actor, issue=issue, kept=form.kept(), **form.cleaned_data
                )
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It stands as an idea now. Give the first piece of evidence."))
            return redirect("knowledge:factor", made.slug)
    said = {"issue": issue, "form": form}
    return render(request, "knowledge/propose_factor.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def judge(request: ActorRequest, slug: str) -> HttpResponse:
    """The rung, and how it stands: two forms, each with its reason."""
    factor = _factor(slug)
    if not api.can_judge_factors(request.actor):
        raise Refused(
            _("A national partner or the secretariat says how a factor stands. Give them your evidence.")
        )
    act = request.POST.get("act", "")
    rung = RungForm(request.POST if act == "rung" else None, initial={"rung": factor.rung})
    stand = StandForm(request.POST if act == "stand" else None, factor=factor)
    filled: ScreenedForm | None = {"rung": rung, "stand": stand}.get(act)
    if filled is not None and filled.is_valid():
        try:
            with transactions.opened():
                messages.success(request, _judge(request, factor, filled))
        except LemniscaatError as refusal:
            filled.refuse(refusal)
        else:
            return redirect("knowledge:factor", slug)
    said = {"factor": factor, "rung": rung, "stand": stand}
    status = 422 if filled is not None and filled.errors else 200
    return render(request, "knowledge/judge_factor.html", said, status=status)


@login_required
@require_POST
def take_back(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """With the reason; what is refused is said beside the piece."""
    factor = _factor(slug)
    piece = next((row for row in factor.evidence.all() if row.uuid == uuid), None)
    if piece is None:
        raise Http404
    form = TakeBackForm(request.POST)
    if form.is_valid():
        try:
            with transactions.opened():
                reason = form.cleaned_data["reason"]
                api.withdraw_evidence(actor=request.actor, evidence=piece, reason=reason, kept=form.kept())
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Taken back. It counts no more, and stands with your reason."))
            return redirect("knowledge:factor", slug)
    said = shown(request.actor, _factor(slug)) | {"form": form, "on": uuid}
    return render(request, "knowledge/factor.html", said, status=422)


def _judge(request: ActorRequest, factor: Factor, form: ScreenedForm) -> str:
    said = {"reason": form.cleaned_data["reason"], "kept": form.kept()}
    if isinstance(form, RungForm):
        rung = Rung(form.cleaned_data["rung"])
        api.raise_rung(actor=request.actor, factor=factor, rung=rung, **said)
        return _("It stands on rung %(n)s now: %(rung)s.") % {"n": rung.value, "rung": rung.label}
    state = FactorState(form.cleaned_data["state"])
    api.move_factor(actor=request.actor, factor=factor, state=state, **said)
    return _("It stands as “%(state)s” now.") % {"state": state.label}


def _factor(slug: str) -> Factor:
    found = api.factor_page(slug)
    if found is None:
        raise Http404
    return found
