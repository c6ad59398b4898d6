"""The knowledge agenda of one period, `/werkplaatsen/<slug>/kennisagenda/<period>`: what was chosen and why,
what was left out, what people say of it, and how versions differ.

Who reads here wants to know what her region works on, and whether she was heard.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lemniscaat.agenda import api
from lemniscaat.agenda.api import Agenda, AgendaState
from lemniscaat.agenda.policies import can_keep_agenda, speaks_for
from lemniscaat.agenda.queries.agendas import leading_organisations
from lemniscaat.agenda.views.agenda_rows import rows
from lemniscaat.agenda.views.printing import as_pdf
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import ActorRequest, kept


@require_safe
@kept
def agenda(request: ActorRequest, werkplaats: str, period: str, number: int | None = None) -> HttpResponse:
    """A version (the newest, without a number); a draft only for who edits in the werkplaats."""
    found = agenda_or_404(request, werkplaats, period, number)
    return render(request, "agenda/agenda.html", shown(request, found))


@require_safe
def newest(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """Whoever shortens the address comes to the newest that she may see."""
    found = api.agendas(request.actor).filter(werkplaats__slug=werkplaats).first()
    if found is None:
        raise Http404
    return redirect("agenda:agenda", werkplaats, found.period.slug)


def agenda_or_404(request: HttpRequest, werkplaats: str, period: str, number: int | None) -> Agenda:
    """The agenda with all that stands on it. Absent and forbidden answer alike."""
    found = api.agenda_page(request.actor, werkplaats, period, number)
    if found is None:
        raise Http404
    return found


def shown(request: ActorRequest, agenda: Agenda) -> dict[str, Any]:
    """What the page is made of: a fixed number of queries."""
    remarks = api.remarks_by_item(agenda) if agenda.consulted_at else {}
    items, said = rows(agenda, remarks)
    others = api.agendas_of(request.actor, agenda.werkplaats)
    versions = [each for each in others if each.period_id == agenda.period_id]
    newest = {each.period_id: each for each in reversed(others) if each.period_id != agenda.period_id}
    return {
        "agenda": agenda,
        "takes_remarks": agenda.takes_remarks,
        "n_items": len(items),
        "chosen": [item for item in items if item["is_chosen"]],
        "left_out": [item for item in items if not item["is_chosen"]],
        "said": said,
        "n_remarks": sum(remark.state == "shown" for each in remarks.values() for remark in each),
        "n_answered": sum(bool(remark.replied_at) for each in remarks.values() for remark in each),
        "versions": versions,
        "in_force": next((each for each in versions if each.state == AgendaState.ADOPTED), None),
        "others": list(newest.values())[::-1],
        "keeps": can_keep_agenda(request.actor, agenda.werkplaats_id),
        "endorsing": _endorsing(request, agenda),
        "adopting": _adopting(request, agenda),
    }


def _adopting(request: ActorRequest, agenda: Agenda) -> list[tuple[Any, bool]]:
    """Her organisations that lead and can adopt this agenda now, and whether each has."""
    hers = speaks_for(request.actor, agenda.werkplaats_id)
    if not hers or agenda.state != AgendaState.CONSULTATION or agenda.takes_remarks:
        return []
    adopted = {row.organisation_id for row in agenda.adoptions.all()}
    return [(row, row.pk in adopted) for row in leading_organisations(agenda) if row.pk in hers]


def _endorsing(request: ActorRequest, agenda: Agenda) -> list[tuple[Any, bool]]:
    """Her organisations that can stand behind this agenda, and whether each does."""
    hers = speaks_for(request.actor, agenda.werkplaats_id)
    if not hers or agenda.state != AgendaState.ADOPTED:
        return []
    adopted = {row.organisation_id for row in agenda.adoptions.all()}
    endorsed = {row.organisation_id for row in agenda.endorsements.all()}
    found = network.organisations().filter(pk__in=hers - adopted)
    return [(row, row.pk in endorsed) for row in found]


@login_required
@require_POST
def adopt(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """Adopt it for one's organisation, which leads; or take that back."""
    return _stand(
        request,
        agenda_or_404(request, werkplaats, period, number),
        (api.adopt_for_own, _("%(who)s has adopted this agenda.")),
        (api.take_back_adoption, _("%(who)s has not adopted this agenda any more.")),
    )


@login_required
@require_POST
def endorse(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """Stand behind it for one's organisation, or no longer."""
    return _stand(
        request,
        agenda_or_404(request, werkplaats, period, number),
        (api.endorse_agenda, _("%(who)s stands behind this agenda.")),
        (api.withdraw_endorsement, _("%(who)s no longer stands behind this agenda.")),
    )


def _stand(request: ActorRequest, agenda: Agenda, do: tuple[Any, str], undo: tuple[Any, str]) -> HttpResponse:
    """One of two verbs for the organisation that is named, and what to say of it."""
    organisation = network.organisations().filter(slug=request.POST.get("organisation", "")).first()
    if organisation is None:
        raise Missing(_("There is no such organisation."))
    verb, said = undo if "undo" in request.POST else do
    try:
        with transactions.opened():
            verb(actor=request.actor, agenda=agenda, organisation=organisation)
    except LemniscaatError as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, said % {"who": organisation})
    return redirect("agenda:agenda-version", agenda.werkplaats.slug, agenda.period.slug, agenda.number)


@require_safe
def pdf(request: ActorRequest, werkplaats: str, period: str, number: int) -> HttpResponse:
    """The printed agenda; a draft too, for who may see it."""
    found = agenda_or_404(request, werkplaats, period, number)
    name = f"kennisagenda-{werkplaats}-{period}-{number}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    if found.state == AgendaState.DRAFT:
        headers["X-Robots-Tag"] = "noindex"
    return HttpResponse(as_pdf(found), content_type="application/pdf", headers=headers)


@require_safe
def compare(request: ActorRequest, werkplaats: str) -> HttpResponse:
    """Two versions or periods beside each other, in words; without a choice the newest two."""
    place = network.werkplaats_page(werkplaats)
    found = api.agendas_of(request.actor, place) if place else []
    if place is None or not found:
        raise Http404
    keys = {f"{row.period.slug}.{row.number}": row for row in found}
    newest = list(keys)
    old = request.GET.get("van", "") if request.GET.get("van") in keys else newest[min(1, len(newest) - 1)]
    new = request.GET.get("naar", "") if request.GET.get("naar") in keys else newest[0]
    wanted = [keys[old].pk, keys[new].pk]
    both = {row.pk: row for row in api.whole(api.agendas(request.actor).filter(pk__in=wanted))}
    said = {
        "werkplaats": place,
        "choices": keys.items(),
        "old": old,
        "new": new,
        "found": api.compare(both[keys[old].pk], both[keys[new].pk]) if old != new else None,
    }
    return render(request, "agenda/compare.html", said)
