"""Priority rounds, `/werkplaatsen/<slug>/rondes/`: give points while one is open, read what came of it after.

Who comes here has a few minutes: she sees what is asked, what there is to choose between, and how many
points are left. Who reads a result wants to trust it: so how was counted stands with it.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Round, RoundState
from lemniscaat.agenda.forms.rounds import BallotForm
from lemniscaat.agenda.queries.agendas import open_agenda
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Perspective
from lemniscaat.ui.sheets import sheet


@require_safe
def rounds(request: HttpRequest, werkplaats: str) -> HttpResponse:
    """Those of a werkplaats: what runs now, and what came of the earlier ones."""
    place = network.werkplaatsen().filter(slug=werkplaats).first()
    if place is None:
        raise Missing(_("There is no such werkplaats."))
    found = list(api.rounds(network.VISITOR).filter(werkplaats=place))
    said = {
        "werkplaats": place,
        "running": [round for round in found if round.takes_ballots],
        "over": [round for round in found if round.is_over],
        "runs_them": api.can_run_round(request.actor, place.pk),
    }
    return render(request, "agenda/rounds.html", said)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def round(request: HttpRequest, werkplaats: str, number: int) -> HttpResponse:
    """The ballot while it is open, the result once it is closed; one's own draft stands on the desk."""
    found = _found(request, werkplaats, number)
    if found.state == RoundState.DRAFT:
        return redirect("agenda:desk-round", werkplaats, number)
    if request.method == "POST":
        return _cast(request, found)
    if found.state == RoundState.CLOSED:
        return _result(request, found)
    return _ballot(request, found, _form(request, found))


def _form(request: HttpRequest, round: Round) -> BallotForm | None:
    """The form this visitor can fill in, with what she gave before; None when it is not hers to weigh."""
    if not round.takes_ballots:
        return None
    data = request.POST if request.method == "POST" else None
    if api.can_weigh(request.actor, round):
        asks = {"perspective"} if len(api.voices(request.actor, round)) > 1 else set()
        return BallotForm(data, round=round, asks=asks, points=api.own_points(request.actor, round))
    if round.is_for_everyone:
        return BallotForm(data, round=round, asks={"perspective", "email", "website"})
    return None


def _cast(request: HttpRequest, round: Round) -> HttpResponse:
    """Give the points. What cannot be counted comes back with all that was filled in."""
    form = _form(request, round) or BallotForm(request.POST, round=round)
    if not form.is_valid():
        return _ballot(request, round, form, status=422)
    side = form.cleaned_data.get("perspective")
    given = {"round": round, "weights": form.weights, "perspective": Perspective(side) if side else None}
    try:
        with transactions.opened():
            if api.can_weigh(request.actor, round) or not round.is_for_everyone:
                api.cast_ballot(actor=request.actor, **given)
            else:
                email = form.cleaned_data.get("email", "")
                api.cast_public_ballot(actor=request.actor, email=email, **given)
    except LemniscaatError as refusal:
        form.add_error(None, refusal.sentence)
        fresh = _found(request, round.werkplaats.slug, round.number)
        return _ballot(request, fresh, form, status=refusal.status)
    if not api.can_weigh(request.actor, round):
        return redirect("agenda:sent", round.werkplaats.slug, round.number)
    messages.success(request, _("Your points count. You can change them as long as the round is open."))
    return redirect("agenda:round", round.werkplaats.slug, round.number)


def _ballot(
    request: HttpRequest, round: Round, form: BallotForm | None, *, status: int = 200
) -> HttpResponse:
    weighs = api.can_weigh(request.actor, round)
    said: dict[str, Any] = {
        "round": round,
        "form": form,
        "weighs": weighs,
        "sides": [side.label for side in api.voices(request.actor, round)] if weighs else [],
        "has_weighed": weighs and bool(api.own_points(request.actor, round)),
        "runs_it": api.can_run_round(request.actor, round.werkplaats_id),
    }
    return render(request, "agenda/round.html", said, status=status)


def _result(request: HttpRequest, round: Round) -> HttpResponse:
    found = api.result(round)
    runs_it = api.can_run_round(request.actor, round.werkplaats_id)
    said = {
        "round": round,
        "result": found,
        "groups": [(group, api.group_name(group), api.group_members(group)) for group in found.groups],
        "unheard": [side.label for side in found.unheard],
        "least": api.SMALLEST_GROUP,
        "runs_it": runs_it,
        "agenda_to_fill": open_agenda(request.actor, round.werkplaats) if runs_it else None,
    }
    return render(request, "agenda/result.html", said)


@require_safe
def result_csv(request: HttpRequest, werkplaats: str, number: int) -> HttpResponse:
    """What is shown of a closed round, to work with."""
    found = api.result(_found(request, werkplaats, number))
    if found.round.state != RoundState.CLOSED:
        raise Missing(_("This round has no result yet."))
    head: list[Any] = [_("What was weighed"), _("Kind"), _("Points a voter, all groups alike")]
    for group in found.groups:
        sides = ", ".join(api.group_members(group))
        head += [
            _("%(sides)s: points a voter") % {"sides": sides},
            _("%(sides)s: points") % {"sides": sides},
            _("%(sides)s: voters") % {"sides": sides},
        ]
    rows = (
        [row.candidate, row.candidate.kind_label, f"{row.mean:.2f}"]
        + [cell for each in row.cells for cell in (f"{each.mean:.2f}", each.points, each.group.n_ballots)]
        for row in found.rows
    )
    return sheet(f"ronde-{werkplaats}-{number}", head if found.is_shown else head[:3], rows)


@require_safe
def sent(request: HttpRequest, werkplaats: str, number: int) -> HttpResponse:
    """What to do now, for who gave points without an account."""
    return render(request, "agenda/sent.html", {"round": _found(request, werkplaats, number)})


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, werkplaats: str, number: int, token: str) -> HttpResponse:
    """Where the mail leads. Looking changes nothing, since programs that guard a mailbox follow its links:
    saying yes is a button."""
    found = _found(request, werkplaats, number)
    if request.method == "POST":
        with transactions.opened():
            api.confirm_public_ballot(actor=request.actor, round=found, token=token)
    ballot = api.ballot_by_token(found, token)
    if ballot is None and found.takes_ballots:
        raise Missing(_("This address no longer works. You gave your points once more later on."))
    response = render(request, "agenda/confirm.html", {"round": found, "ballot": ballot})
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _found(request: HttpRequest, werkplaats: str, number: int) -> Round:
    found = api.round_page(request.actor, werkplaats, number)
    if found is None:
        raise Missing(_("There is no such round."))
    return found
