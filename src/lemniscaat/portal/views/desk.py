"""The question desk, `/bureau/<slug>`: what came in, what is due, one click to act.

Who stands here wants to move the next question along, and know at once what is already known of it.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.agenda import api as agenda
from lemniscaat.agenda.api import PersonalDataFound, Question, Tab
from lemniscaat.circulation import api as circulation
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Role, Werkplaats
from lemniscaat.portal.pages import desk as page
from lemniscaat.portal.views.desk_acts import ACTS, ELSEWHERE, NATIONAL, screened
from lemniscaat.vocabulary import api as vocabulary

ROWS = 50
ADDRESS = {"theme": "thema"}
"""How the list is narrowed, as it stands in the address where that is another word."""


@login_required
@never_cache
def desks(request: ActorRequest) -> HttpResponse:
    """Her own desk; with more than one, a list to choose from."""
    own = own_desks(request.actor)
    if len(own) == 1:
        return redirect("portal:desk", own[0][0])
    if not own:
        raise Missing(_("There is no desk for you here."))
    return render(request, "portal/desks.html", {"desks": own})


def own_desks(actor: Actor) -> list[tuple[str, str]]:
    """Slug and name of each desk this actor runs."""
    ids = actor.werkplaats_ids(frozenset({Role.COORDINATOR}))
    found = [(row.slug, row.short_name) for row in network.werkplaatsen().filter(pk__in=ids)] if ids else []
    return [*found, (NATIONAL, _("National"))] if actor.has_national(Role.SECRETARIAT) else found


@login_required
@never_cache
def desk(request: ActorRequest, slug: str, number: str = "") -> HttpResponse:
    """The work list, and one question beside it when its number is in the address."""
    werkplaats = desk_of(request.actor, slug)
    question = question_at(request.actor, werkplaats, number) if number else None
    return _show(request, slug, werkplaats, question)


@login_required
@require_POST
def act(request: ActorRequest, slug: str, number: str, act: str) -> HttpResponse:
    """Do one act on a question. What cannot be done is said on the same page, with all that was typed."""
    werkplaats = desk_of(request.actor, slug)
    question = question_at(request.actor, werkplaats, number)
    perform = ACTS.get(act)
    if perform is None:
        raise Missing(_("There is no such act."))
    try:
        with transactions.opened():
            question.revision = _revision(request.POST)
            said = perform(request.actor, question, request.POST)
    except LemniscaatError as error:
        fresh = question_at(request.actor, werkplaats, number)
        found = screened(fresh, request.POST).choices if isinstance(error, PersonalDataFound) else {}
        refused = {
            "act": act,
            "sentence": error.sentence,
            "typed": request.POST,
            "found": list(found.values()),
        }
        return _show(request, slug, werkplaats, fresh, refused=refused, status=error.status)
    if question.werkplaats_id != (werkplaats.pk if werkplaats else None):
        back = reverse("portal:desk-undo", args=[slug, number])
        can_be_asked_back = format_html('{} <a href="{}">{}</a>', said, back, _("Undo"))
        messages.success(request, can_be_asked_back if act == ELSEWHERE else said)
        return redirect("portal:desk", slug)
    messages.success(request, said)
    return redirect("portal:desk-question", slug, number)


def _show(
    request: ActorRequest,
    slug: str,
    werkplaats: Werkplaats | None,
    question: Question | None,
    *,
    refused: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole desk; the tab stays in the address."""
    desk_id = werkplaats.pk if werkplaats else None
    value = request.GET.get("tab", "")
    tab = Tab(value) if value in Tab.values else Tab.TO_DO
    themes = list(vocabulary.themes())
    chosen = page.chosen(request.GET, themes)
    rows = Paginator(agenda.tab_rows(desk_id, tab, **chosen), ROWS).get_page(request.GET.get("page"))
    counts = agenda.tab_counts(desk_id)
    n_offers = circulation.offers_to(werkplaats).count() if werkplaats else 0
    n_remarks = agenda.remarks_to_do([desk_id]) if desk_id else 0
    context = {
        "slug": slug,
        "name": werkplaats.short_name if werkplaats else _("National"),
        "werkplaats": werkplaats,
        "tabs": [{"tab": each, "n": counts[each], "current": each == tab} for each in Tab],
        "tab": tab,
        "n_held": counts["held"],
        "n_offers": n_offers,
        "n_remarks": n_remarks,
        "n_more": counts["held"] + n_offers + n_remarks,
        "chosen": chosen,
        "narrowed": urlencode({ADDRESS.get(name, name): value for name, value in chosen.items() if value}),
        "all_themes": themes,
        "states": [each for each in agenda.QuestionState if each not in agenda.ASIDE_STATES],
        "perspectives": network.Perspective,
        "rows": rows,
        "groups": page.groups(rows, tab),
        "refused": refused,
        "others": network.werkplaatsen().exclude(pk=desk_id) if question else [],
        **(page.detail(request.actor, question, themes) if question else {}),
    }
    return render(request, "portal/desk.html", context, status=status)


def desk_of(actor: Actor, slug: str) -> Werkplaats | None:
    """The desk's werkplaats (None: the national desk). No desk and somebody else's answer alike."""
    werkplaats = network.werkplaatsen().filter(slug=slug).first()
    if (werkplaats is None and slug != NATIONAL) or not network.can_run_desk(
        actor, werkplaats.pk if werkplaats else None
    ):
        raise Missing(_("There is no desk for you here."))
    return werkplaats


def question_at(actor: Actor, werkplaats: Werkplaats | None, number: str) -> Question:
    """The question with this number, as long as it lies at this desk."""
    question = agenda.question_by_number(actor, number)
    if question is None or question.werkplaats_id != (werkplaats.pk if werkplaats else None):
        raise Missing(_("This question does not lie at this desk."))
    return question


def _revision(typed: QueryDict) -> int:
    """What the page showed: an older one than now means that somebody acted in between."""
    value = typed.get("revision", "")
    if not (value.isascii() and value.isdigit() and len(value) < 9):
        raise Invalid(_("Something went wrong in the form. Try again."))
    return int(value)
