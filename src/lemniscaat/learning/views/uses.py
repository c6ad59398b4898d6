"""Tell what was applied, `/kennis/<slug>/toegepast`, and keep what was told, `/bureau/<slug>/toegepast`.

Who tells wants others to know in two minutes what this did for her; who keeps wants to see what came in, and
to take off what should not stand there.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda.api import Question, public_questions
from lemniscaat.kernel import transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import LemniscaatError, Missing, Refused
from lemniscaat.knowledge.api import Item, published_items
from lemniscaat.learning import api, policies
from lemniscaat.learning.forms.uses import TakeOffForm, UseForm
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Organisation, Werkplaats

A_PAGE = 30


@login_required
@never_cache
def tell(request: ActorRequest, slug: str) -> HttpResponse:
    """Tell that this was applied; `?vraag=` says for which question."""
    item = published_items().filter(slug=slug).first()
    if item is None:
        raise Http404
    places = _places(request.actor)
    if not places:
        raise Refused(_("Your account belongs to no werkplaats yet. Ask a coordinator to let you in."))
    question = public_questions().filter(slug=request.GET.get("vraag", "")).first()
    asked = {"places": places, "tells_for": _tells_for(request.actor, places)}
    if request.method != "POST":
        return _form(request, item, question, UseForm(**asked), 200)
    form = UseForm(request.POST, **asked)
    if not form.is_valid():
        return _form(request, item, question, form, 422)
    try:
        with transactions.opened():
            given = {"item": item, "question": question, "kept": form.kept(), **form.cleaned_data}
            use = api.register_use(actor=request.actor, **given)
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _form(request, item, question, form, refusal.status)
    messages.success(request, _("Thank you. It stands here for everyone to learn from."))
    return redirect(f"{address('item', item.slug)}#toepassing-{use.uuid}")


@login_required
@never_cache
def told(request: ActorRequest, slug: str) -> HttpResponse:
    """What was told to a werkplaats, the newest first."""
    return _show(request, _kept_by(request.actor, slug))


@login_required
@require_POST
def act(request: ActorRequest, slug: str, uuid: UUID, act: str) -> HttpResponse:
    """Take one off the website, with the reason, or put it back."""
    place = _kept_by(request.actor, slug)
    use = api.uses_kept_by(request.actor, place).filter(uuid=uuid).first()
    if use is None or act not in {"haal-weg", "zet-terug"}:
        raise Missing(_("There is nothing here to answer."))
    form = TakeOffForm(request.POST)
    if act == "haal-weg" and not form.is_valid():
        return _show(request, place, {"uuid": uuid, "form": form, "status": 422})
    try:
        with transactions.opened():
            if act == "haal-weg":
                api.take_off_use(
                    actor=request.actor, use=use, reason=form.cleaned_data["reason"], kept=form.kept()
                )
                messages.success(request, _("It no longer stands on the website."))
            else:
                api.put_back_use(actor=request.actor, use=use)
                messages.success(request, _("It stands on the website again."))
    except LemniscaatError as refusal:
        form.refuse(refusal)
        return _show(request, place, {"uuid": uuid, "form": form, "status": refusal.status})
    return redirect("learning:told", slug)


def _form(
    request: ActorRequest, item: Item, question: Question | None, form: UseForm, status: int
) -> HttpResponse:
    said = {"item": item, "question": question, "form": form}
    return render(request, "learning/tell.html", said, status=status)


def _show(request: ActorRequest, place: Werkplaats, refused: dict[str, Any] | None = None) -> HttpResponse:
    rows = Paginator(api.uses_kept_by(request.actor, place), A_PAGE).get_page(request.GET.get("page"))
    said = {"werkplaats": place, "rows": rows, "refused": refused}
    return render(request, "learning/told.html", said, status=refused["status"] if refused else 200)


def _places(actor: Actor) -> QuerySet[Werkplaats]:
    return network.werkplaatsen().filter(pk__in=actor.werkplaats_ids())


def _tells_for(actor: Actor, places: Iterable[Werkplaats]) -> QuerySet[Organisation]:
    ids = {pk for place in places for pk in api.tells_for(actor, place).values_list("pk", flat=True)}
    return network.organisations().filter(pk__in=ids)


def _kept_by(actor: Actor, slug: str) -> Werkplaats:
    """The werkplaats whose uses she keeps; somebody else's and none answer alike."""
    found: Werkplaats | None = network.werkplaatsen().filter(slug=slug).first()
    if found is None or not policies.can_keep_use(actor, found.pk):
        raise Missing(_("There is no desk for you here."))
    return found
