"""Join evidence to what works, `/factoren/<slug>/bewijs`.

Who stands here saw it work, or not, and wants to say so in two minutes, pointing at what others can read.
"""

from collections.abc import Iterable
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
from lemniscaat.kernel.errors import LemniscaatError, Missing, Refused
from lemniscaat.knowledge import api as knowledge
from lemniscaat.knowledge.api import Direction, Evidence, Factor, FactorState, Strength
from lemniscaat.learning import api as learning
from lemniscaat.network import api as network
from lemniscaat.network.api import EDIT_ROLES, Actor, ActorRequest
from lemniscaat.portal.forms.evidence import Choices, EvidenceForm
from lemniscaat.vocabulary.api import SourceKind

MOST = 100
"""Of each kind, the newest, to choose from."""


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: ActorRequest, slug: str) -> HttpResponse:
    """One piece at a time; what is refused is said, and what was typed stays."""
    factor = knowledge.factor_page(slug)
    if factor is None or factor.state == FactorState.WITHDRAWN:
        raise Http404
    form = _form(request, factor)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                _give(request.actor, factor, form)
        except LemniscaatError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("It stands with the evidence. Thank you."))
            return redirect("knowledge:factor", slug)
    said = {"factor": factor, "form": form}
    return render(request, "portal/give_evidence.html", said, status=422 if form.errors else 200)


def _form(request: ActorRequest, factor: Factor) -> EvidenceForm:
    places = network.own_werkplaatsen(request.actor, EDIT_ROLES)
    national = knowledge.can_judge_factors(request.actor)
    if not national and not places.exists():
        raise Refused(_("Evidence is given by who edits in a werkplaats. Tell yours what you saw."))
    data = request.POST if request.method == "POST" else None
    things = _things(request.actor, factor)
    return EvidenceForm(data, places=places, national=national, things=things)


def _give(actor: Actor, factor: Factor, form: EvidenceForm) -> Evidence:
    said = form.cleaned_data
    kind, _colon, uuid = said["thing"].partition(":")
    item = subject = None
    if kind == "item":
        item = knowledge.items_by_uuid(actor, [UUID(uuid)]).first()
        if item is None:
            raise Missing(_("What this stands on is not there for you. Choose something else."))
    elif kind:
        subject = (kind, UUID(uuid))
    return knowledge.add_evidence(
        actor=actor,
        factor=factor,
        direction=Direction(said["direction"]),
        source_kind=SourceKind(said["source_kind"]),
        strength=Strength(said["strength"]),
        text=said["text"],
        year=said["year"],
        werkplaats=said["werkplaats"],
        item=item,
        subject=subject,
        kept=form.kept(),
    )


def _things(actor: Actor, factor: Factor) -> Choices:
    """What there is about the issue to point at. Four queries."""
    issue = factor.issue
    found: list[tuple[str, str, Iterable[Any]]] = [
        ("use", _("Applied"), learning.uses_of_issue(issue)[:MOST]),
        ("insight", _("Insights of circles"), learning.opened_insights(issue)[:MOST]),
        ("project", _("Projects"), learning.projects().filter(issue=issue)[:MOST]),
        ("item", _("Knowledge"), knowledge.items(actor).filter(issues=issue)[:MOST]),
    ]
    return [
        (label, [(f"{kind}:{row.uuid}", _named(row)) for row in rows]) for kind, label, rows in found if rows
    ]


def _named(row: Any) -> str:
    where = getattr(row, "werkplaats", None) or getattr(getattr(row, "circle", None), "werkplaats", None)
    return f"{row} ({where})" if where else str(row)
