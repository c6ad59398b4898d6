"""The rounds of a desk, `/bureau/<slug>/rondes/`: prepare, open, invite, type in what is on paper, close."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Round, RoundState
from lemniscaat.agenda.forms.rounds import BallotForm, RoundForm
from lemniscaat.agenda.forms.screened import ScreenedForm
from lemniscaat.agenda.views.round_acts import ACTS, fields
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Werkplaats

MOST_FOUND = 30
"""Questions shown to put in a round; with more than these one looks by words."""
PAPER = {"perspective", "reference"}


@login_required
@never_cache
def desk_rounds(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """All rounds of this desk, the newest first."""
    place = _place(request.actor, werkplaats)
    found = api.rounds(request.actor).filter(werkplaats=place)
    return render(request, "agenda/desk_rounds.html", {"werkplaats": place, "rounds": found})


@login_required
@never_cache
def new_round(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """Begin to prepare one."""
    place = _place(request.actor, werkplaats)
    form = RoundForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = api.draft_round(actor=request.actor, werkplaats=place, **fields(form))
        except LemniscaatError as refusal:
            refuse(form, refusal)
        else:
            return redirect("agenda:desk-round", werkplaats, made.number)
    status = 422 if form.errors else 200
    return render(request, "agenda/desk_round_new.html", {"werkplaats": place, "form": form}, status=status)


@login_required
@never_cache
def desk_round(request: ActorRequest, werkplaats: str, number: int) -> HttpResponse:
    """One round, and what can be done with it now."""
    return _show(request, _round(request.actor, werkplaats, number))


@login_required
@require_POST
def act(request: ActorRequest, werkplaats: str, number: int, act: str) -> HttpResponse:
    """Do one act on a round. What cannot be done is said on the same page, with all that was filled in."""
    found = _round(request.actor, werkplaats, number)
    perform = ACTS.get(act)
    if perform is None:
        raise Missing(_("There is no such act."))
    form = _form(request, found, act)
    if form is not None and not form.is_valid():
        return _show(request, found, form=form, refused=_("This cannot be kept as it is."), status=422)
    try:
        with transactions.opened():
            said = perform(request.actor, found, form or request.POST)
    except LemniscaatError as refusal:
        if form is not None:
            refuse(form, refusal)
        fresh = _round(request.actor, werkplaats, number)
        return _show(request, fresh, form=form, refused=refusal.sentence, status=refusal.status)
    messages.success(request, said)
    is_gone = not api.rounds(request.actor).filter(pk=found.pk).exists()
    return (
        redirect("agenda:desk-rounds", werkplaats)
        if is_gone
        else redirect("agenda:desk-round", werkplaats, number)
    )


def _form(request: ActorRequest, round: Round, act: str) -> RoundForm | BallotForm | None:
    """The form that this act fills in."""
    if act == "wijzig":
        return RoundForm(request.POST)
    return BallotForm(request.POST, round=round, asks=PAPER) if act == "papier" else None


def refuse(form: Any, refusal: LemniscaatError) -> None:
    """Show the refusal above the form; where words are kept, what was found in them too."""
    if isinstance(form, ScreenedForm):
        form.refuse(refusal)
    else:
        form.add_error(None, refusal.sentence)


def _show(
    request: ActorRequest,
    round: Round,
    *,
    form: RoundForm | BallotForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of this moment. A refusal stands above the form it is about; where the round moved on and
    that form is gone, above the page."""
    said: dict[str, Any] = {"round": round, "candidates": round.candidates.all()}
    if round.state == RoundState.DRAFT:
        kept = form if isinstance(form, RoundForm) else None
        said |= _preparing(request, round) | ({"form": kept} if kept else {})
    elif round.takes_ballots:
        kept = form if isinstance(form, BallotForm) else None
        said |= _running(round) | ({"form": kept} if kept else {})
    else:
        kept = None
    said["refused"] = "" if kept else refused
    return render(request, "agenda/desk_round.html", said, status=status)


def _running(round: Round) -> dict[str, Any]:
    voters = api.turnout(round)
    return {
        "turnout": [(side.label, n) for side, n in voters.items()],
        "largest": max(voters.values()) or 1,
        "n_voters": sum(voters.values()),
        "n_waiting": round.ballots.filter(counts=False).count(),
        "papers": api.papers(round),
        "form": BallotForm(round=round, asks=PAPER),
    }


def _preparing(request: ActorRequest, round: Round) -> dict[str, Any]:
    words = request.GET.get("q", "").replace("\0", "")[:100]
    names = ("title", "question", "points", "audience")
    now = {name: getattr(round, name) for name in names} | {"closes_on": round.last_day}
    found = list(api.candidates_to_add(round, words)[: MOST_FOUND + 1])
    return {
        "form": RoundForm(initial=now),
        "q": words,
        "questions": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "issues": api.issues_to_add(round),
    }


def _place(actor: Actor, slug: str) -> Werkplaats:
    """The werkplaats whose rounds she runs. Absent and forbidden answer alike."""
    place = network.werkplaatsen().filter(slug=slug).first()
    if place is None or not api.can_run_round(actor, place.pk):
        raise Missing(_("There is no desk for you here."))
    return place


def _round(actor: Actor, slug: str, number: int) -> Round:
    _place(actor, slug)
    found = api.round_page(actor, slug, number)
    if found is None:
        raise Missing(_("There is no such round."))
    return found
