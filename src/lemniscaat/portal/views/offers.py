"""What is offered to a desk, `/bureau/<slug>/aanbod`: use it with the question, or put it aside.

Who stands here wants to know in a glance what was learnt elsewhere that helps with a question of hers, and to
be done with it in one click.
"""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda import api as agenda
from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Offer
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.kernel.subjects import resolve
from lemniscaat.knowledge import api as knowledge
from lemniscaat.network.api import Actor, ActorRequest, Werkplaats
from lemniscaat.portal.pages import offers as page
from lemniscaat.portal.views.desk import desk_of


@login_required
@never_cache
def offers(request: ActorRequest, slug: str) -> HttpResponse:
    """What waits, what was put aside, and what was used."""
    return _show(request, slug)


@login_required
@require_POST
def act(request: ActorRequest, slug: str, uuid: UUID, act: str) -> HttpResponse:
    """Use one, or put it aside; what cannot be done is said on the same page."""
    werkplaats = _werkplaats(request.actor, slug)
    offer = circulation.offers_at(werkplaats).filter(uuid=uuid).first()
    if offer is None or act not in ACTS:
        raise Missing(_("This offer is no longer there."))
    try:
        with transactions.opened():
            said = ACTS[act](request.actor, offer)
    except LemniscaatError as refusal:
        refused = {"uuid": uuid, "sentence": refusal.sentence}
        return _show(request, slug, refused=refused, status=refusal.status)
    messages.success(request, said)
    return redirect("portal:offers", slug)


def _use(actor: Actor, offer: Offer) -> str:
    """An item comes to stand with the question, and can be undone there; a factor is taken note of."""
    if not resolve([(offer.subject_kind, offer.subject_uuid)]):
        raise Missing(_("This can no longer be read."))
    item = knowledge.items_by_uuid(actor, [offer.subject_uuid]).first()
    question = agenda.questions_by_uuid(actor, [offer.question_uuid]).first()
    if item is not None and question is not None:
        agenda.link_item(actor=actor, question=question, item=item)
        return _("“%s” stands with the question now.") % offer
    circulation.take_up_offer(actor=actor, offer=offer)
    return _("Noted: you use “%s”.") % offer


def _put_aside(actor: Actor, offer: Offer) -> str:
    circulation.put_offer_aside(actor=actor, offer=offer)
    return _("Put aside. It stays here, for when you want it after all.")


ACTS: dict[str, Callable[[Actor, Offer], str]] = {"gebruik": _use, "opzij": _put_aside}


def _show(
    request: ActorRequest, slug: str, *, refused: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    werkplaats = _werkplaats(request.actor, slug)
    shown = {"slug": slug, "werkplaats": werkplaats, "refused": refused}
    shown |= page.offered(request.actor, werkplaats)
    return render(request, "portal/offers.html", shown, status=status)


def _werkplaats(actor: Actor, slug: str) -> Werkplaats:
    """The national desk is offered nothing: a region enriches itself."""
    werkplaats = desk_of(actor, slug)
    if werkplaats is None:
        raise Missing(_("There is no desk for you here."))
    return werkplaats
