"""What people look for and do not find, `/bureau/<slug>/gezocht`, and the rows behind each figure."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lemniscaat.network.api import ActorRequest
from lemniscaat.portal import typed
from lemniscaat.portal.pages import searched as page
from lemniscaat.portal.pages.searched import Rows
from lemniscaat.portal.views.desk import desk_of

LONGEST = 80


@login_required
@never_cache
@require_safe
def searched(request: ActorRequest, slug: str) -> HttpResponse:
    """Gaps, words and clicks: of her own region, and for the secretariat of the whole network."""
    desk = _desk(request, slug)
    return render(request, "portal/searched.html", {**desk, "page": page.searched(desk["place"])})


@login_required
@never_cache
@require_safe
def theme(request: ActorRequest, slug: str, code: str) -> HttpResponse:
    """The days on which searches about one theme found nothing."""
    desk = _desk(request, slug)
    return _rows(request, desk, page.rows_of_theme(code[:LONGEST], desk["place"]))


@login_required
@never_cache
@require_safe
def term(request: ActorRequest, slug: str, term: str) -> HttpResponse:
    """The days on which one word was looked for."""
    desk = _desk(request, slug)
    return _rows(request, desk, page.rows_of_term(typed.line(term[:LONGEST]), desk["place"]))


@login_required
@never_cache
@require_safe
def clicks(request: ActorRequest, slug: str) -> HttpResponse:
    """How often each place of the list was opened."""
    context = {**_desk(request, slug), "ranks": page.clicks_by_rank()}
    return render(request, "portal/searched_clicks.html", context)


def _desk(request: ActorRequest, slug: str) -> dict[str, str | None]:
    """`place` is the werkplaats whose searches she may see; None for the whole network."""
    werkplaats = desk_of(request.actor, slug)
    name = werkplaats.short_name if werkplaats else _("National")
    return {"slug": slug, "name": name, "place": werkplaats.slug if werkplaats else None}


def _rows(request: ActorRequest, desk: dict[str, str | None], rows: Rows | None) -> HttpResponse:
    if rows is None:
        raise Http404
    return render(request, "portal/searched_rows.html", {**desk, "page": rows})
