"""The agendas of a desk, `/bureau/<slug>/agenda/`: begin one, keep what stands on it, show it, adopt it.

Who stands here builds the agenda over weeks, with others. She wants to see what still lacks, and to go on
where she was.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda
from lemniscaat.agenda.forms.agendas import AdoptForm, BeginForm, EndorseForm, LastDayForm, MissionForm
from lemniscaat.agenda.policies import can_keep_agenda, can_lead_agenda
from lemniscaat.agenda.queries.agendas import partners_to_endorse
from lemniscaat.agenda.queries.coming_in import rounds_with_result
from lemniscaat.agenda.queries.remarks import remark_counts
from lemniscaat.agenda.views.agenda_acts import ACTS, form_of
from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Werkplaats

MOST_FOUND = 15
"""Questions shown to choose from; with more than these one looks by words."""


@login_required
@never_cache
def desk_agendas(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """All versions of all periods, the newest first."""
    place = place_of(request.actor, werkplaats)
    said = {"werkplaats": place, "agendas": api.agendas_of(request.actor, place)}
    return render(request, "agenda/desk_agendas.html", said)


@login_required
@never_cache
def new_agenda(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """Begin the agenda of a period."""
    place = place_of(request.actor, werkplaats)
    rows = api.agendas(request.actor).filter(werkplaats=place)
    free = network.periods().exclude(pk__in=rows.values("period"))
    form = BeginForm(request.POST or None, periods=free, agendas=rows)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = api.draft_agenda(
                    actor=request.actor,
                    werkplaats=place,
                    period=form.cleaned_data["period"],
                    follows=form.cleaned_data.get("follows"),
                )
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("agenda:desk-agenda", werkplaats, made.period.slug, made.number)
    said = {"werkplaats": place, "form": form, "has_periods": free.exists()}
    return render(request, "agenda/desk_agenda_new.html", said, status=422 if form.errors else 200)


@login_required
@never_cache
def desk_agenda(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """One version, and what can be done with it now."""
    return _show(request, agenda_of(request.actor, werkplaats, period, number))


@login_required
@require_POST
def act(request: ActorRequest, werkplaats: str, period: str, number: int, act: str) -> HttpResponse:
    """Do one act. What cannot be done is said on the same page, with all that was filled in."""
    found = agenda_of(request.actor, werkplaats, period, number)
    perform = ACTS.get(act)
    if perform is None:
        raise Missing(_("There is no such act."))
    form = form_of(act, found, request.POST)
    if form is not None and not form.is_valid():
        return _show(request, found, act=act, form=form, status=422)
    try:
        with transactions.opened():
            now, said = perform(request.actor, found, form or request.POST)
    except LemniscaatError as refusal:
        fresh = agenda_of(request.actor, werkplaats, period, number)
        if form is not None and fresh.state == found.state:
            _refuse(form, refusal)
            return _show(request, fresh, act=act, form=form, status=refusal.status)
        return _show(request, fresh, refused=refusal.sentence, status=refusal.status)
    messages.success(request, said)
    if now is None:
        return redirect("agenda:desk-agendas", werkplaats)
    return redirect("agenda:desk-agenda", werkplaats, now.period.slug, now.number)


def _refuse(form: Any, refusal: LemniscaatError) -> None:
    if isinstance(form, MissionForm):
        form.refuse(refusal)
    else:
        form.add_error(None, refusal.sentence)


def _show(
    request: ActorRequest,
    agenda: Agenda,
    *,
    act: str = "",
    form: Any = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of this moment; a form that was refused stands where it stood."""
    items = list(agenda.items.all())
    chosen = [item for item in items if item.is_chosen]
    kept = {act: form} if form is not None else {}
    now = {"mission": agenda.mission, "adopt_by": agenda.adopt_by}
    said: dict[str, Any] = {
        "agenda": agenda,
        "chosen": chosen,
        "left_out": [item for item in items if not item.is_chosen],
        "n_unphrased": sum(not item.title.endswith("?") for item in chosen),
        "leads_it": can_lead_agenda(request.actor, agenda.werkplaats_id),
        "counts": remark_counts(agenda),
        "refused": refused,
        "days_left": (agenda.adopt_by - clock.today()).days if agenda.adopt_by and agenda.is_open else None,
    }
    if agenda.is_open:
        mission = kept.get("opdracht") or MissionForm(initial=now)
        said |= {"mission": mission, "read": mission.brings(agenda, again=status == Conflict.status)}
        said |= _coming_in(request, agenda)
        initial = {"until": agenda.remarks_until}
        said["last_day"] = kept.get("open") or kept.get("laatste-dag") or LastDayForm(initial=initial)
        said["adopt"] = kept.get("stel-vast") or AdoptForm(agenda=agenda)
    else:
        partners = partners_to_endorse(agenda)
        said["endorse"] = kept.get("onderschrijf") or EndorseForm(partners=partners)
    return render(request, "agenda/desk_agenda.html", said, status=status)


def _coming_in(request: ActorRequest, agenda: Agenda) -> dict[str, Any]:
    """What could go on it: the result of a round, and questions that wait."""
    words = request.GET.get("q", "").replace("\0", "")[:100]
    found = list(api.questions_that_wait(agenda, words)[: MOST_FOUND + 1])
    rounds = list(rounds_with_result(agenda))
    wanted = request.GET.get("ronde", "")
    round = next((each for each in rounds if str(each.number) == wanted), rounds[0] if rounds else None)
    return {
        "q": words,
        "questions": found[:MOST_FOUND],
        "has_more": len(found) > MOST_FOUND,
        "rounds": rounds,
        "round": round,
        "weighed": api.weighed(agenda, round) if round else [],
    }


def place_of(actor: Actor, slug: str) -> Werkplaats:
    """The werkplaats whose agenda she keeps. Absent and forbidden answer alike."""
    place = network.werkplaatsen().filter(slug=slug).first()
    if place is None or not can_keep_agenda(actor, place.pk):
        raise Missing(_("There is no desk for you here."))
    return place


def agenda_of(actor: Actor, slug: str, period: str, number: int) -> Agenda:
    """One version of hers, with all that stands on it."""
    place_of(actor, slug)
    found = api.agenda_page(actor, slug, period, number)
    if found is None:
        raise Missing(_("There is no such agenda."))
    return found
