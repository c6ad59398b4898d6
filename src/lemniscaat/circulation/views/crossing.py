"""The crossing at a desk, `/bureau/<slug>/oversteek`, and of a national partner, `/partner/<slug>`.

Who stands here wants to see what waits for an answer, hers first, and to give it at once.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.circulation import api
from lemniscaat.circulation.forms import AnswerForm, ReturnForm
from lemniscaat.circulation.models import Handover
from lemniscaat.circulation.views.acts import ACTS
from lemniscaat.circulation.views.shown import MOST, MOST_PAST, MOST_WAITING, given, received
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Organisation, Role, Werkplaats
from lemniscaat.ui.screened import ScreenedForm


@login_required
@never_cache
def crossing(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """What was handed to this werkplaats, and what it handed over."""
    return _show_desk(request, desk_of(request.actor, werkplaats))


@login_required
@require_POST
def act(request: ActorRequest, slug: str, uuid: UUID, act: str) -> HttpResponse:
    """Answer, give back or take note at a desk."""
    place = desk_of(request.actor, slug)
    rows = api.handovers_to(request.actor, place) | api.handovers_from(request.actor, place)
    refused = _do(request, rows.filter(uuid=uuid).first(), act)
    return _show_desk(request, place, refused) if refused else redirect("circulation:crossing", slug)


@login_required
@never_cache
def partners(request: ActorRequest) -> HttpResponse:
    """To her own desk; with more than one, a list to choose from."""
    own = list(_partners_of(request.actor))
    if not own:
        raise Missing(_("There is no desk for you here."))
    if len(own) == 1:
        return redirect("circulation:partner", own[0].slug)
    return render(request, "circulation/partners.html", {"partners": own})


@login_required
@never_cache
def partner(request: ActorRequest, slug: str) -> HttpResponse:
    """What was handed to this partner."""
    return _show_partner(request, _partner_of(request.actor, slug))


@login_required
@require_POST
def partner_act(request: ActorRequest, slug: str, uuid: UUID, act: str) -> HttpResponse:
    """Answer or give back as a partner."""
    organisation = _partner_of(request.actor, slug)
    rows = api.handovers_to(request.actor, organisation)
    refused = _do(request, rows.filter(uuid=uuid).first(), act)
    return _show_partner(request, organisation, refused) if refused else redirect("circulation:partner", slug)


def desk_of(actor: Actor, slug: str) -> Werkplaats:
    """The werkplaats whose desk she runs; somebody else's and none answer alike."""
    werkplaats: Werkplaats | None = network.werkplaatsen().filter(slug=slug).first()
    if werkplaats is None or not network.can_run_desk(actor, werkplaats.pk):
        raise Missing(_("There is no desk for you here."))
    return werkplaats


def _partners_of(actor: Actor) -> Any:
    ids = actor.organisation_ids(frozenset({Role.KNOWLEDGE_PARTNER}))
    return network.organisations().filter(pk__in=ids)


def _partner_of(actor: Actor, slug: str) -> Organisation:
    found: Organisation | None = _partners_of(actor).filter(slug=slug).first()
    if found is None:
        raise Missing(_("There is no desk for you here."))
    return found


def _do(request: ActorRequest, handover: Handover | None, act: str) -> dict[str, Any] | None:
    """Do one act; None when it is done, else what the page says of it."""
    if handover is None or act not in ACTS:
        raise Missing(_("There is nothing here to answer."))
    form, perform = ACTS[act]
    filled = form(request.POST)
    if filled.is_valid():
        try:
            with transactions.opened():
                messages.success(request, perform(request.actor, handover, filled))
        except LemniscaatError as refusal:
            filled.refuse(refusal)
            return {"uuid": handover.uuid, "act": act, "form": filled, "status": refusal.status}
        return None
    return {"uuid": handover.uuid, "act": act, "form": filled, "status": 422}


def _show_desk(
    request: ActorRequest, werkplaats: Werkplaats, refused: dict[str, Any] | None = None
) -> HttpResponse:
    shown = {
        "werkplaats": werkplaats,
        "received": _received(request.actor, werkplaats),
        "given": given(api.handovers_from(request.actor, werkplaats)[:MOST]),
        "act_url": "circulation:crossing-act",
        "slug": werkplaats.slug,
    }
    return _render(request, "circulation/crossing.html", shown, refused)


def _show_partner(
    request: ActorRequest, organisation: Organisation, refused: dict[str, Any] | None = None
) -> HttpResponse:
    shown = {
        "organisation": organisation,
        "received": _received(request.actor, organisation),
        "act_url": "circulation:partner-act",
        "slug": organisation.slug,
        "gives_verdict": True,
    }
    return _render(request, "circulation/partner.html", shown, refused)


def _received(actor: Actor, to: Werkplaats | Organisation) -> dict[str, Any]:
    """By how they stand, for their headings: what is answered never pushes off what waits."""
    found, state = api.handovers_to(actor, to), api.HandoverState
    rows = [
        *found.filter(state=state.OFFERED).order_by("deadline", "-offered_at")[:MOST_WAITING],
        *found.filter(state=state.ACCEPTED)[:MOST_WAITING],
        *found.filter(state__in=[state.DECLINED, state.RETURNED])[:MOST_PAST],
    ]
    came_back = api.came_back(actor, {row.issue_id for row in rows if row.issue_id})[:MOST]
    every = received(rows, came_back)
    waiting = sorted(
        (each for each in every if each.handover.state == api.HandoverState.OFFERED),
        key=lambda each: each.handover.deadline,
    )
    busy = [each for each in every if each.handover.state == api.HandoverState.ACCEPTED]
    return {
        "waiting": waiting,
        "busy": busy,
        "past": [each for each in every if not each.acts],
        "is_cut": MOST_WAITING in {len(waiting), len(busy)},
    }


def _render(
    request: ActorRequest, template: str, shown: dict[str, Any], refused: dict[str, Any] | None
) -> HttpResponse:
    forms: dict[str, ScreenedForm] = {"answer": AnswerForm(), "returns": ReturnForm()}
    said = {**shown, **forms, "refused": refused}
    return render(request, template, said, status=refused["status"] if refused else 200)
