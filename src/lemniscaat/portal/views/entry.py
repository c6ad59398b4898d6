"""Questions typed in at the desk for others, `/bureau/<slug>/invoer`: row by row, or from a file.

A file is read into the rows of the page, so that everything is looked through before anything is kept.
"""

from collections.abc import Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import ids, transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError
from lemniscaat.network import api as network
from lemniscaat.network.api import ActorRequest, Perspective, Werkplaats
from lemniscaat.portal import typed
from lemniscaat.portal.views.desk import desk_of
from lemniscaat.ui.screened import Choice, decided

FIRST_ROWS = 4
MOST_ROWS = 100
"""Rows of one page; more are for the command."""

WORDS = ("original", "role", "why", "tried")
Row = dict[str, str]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: ActorRequest, slug: str) -> HttpResponse:
    """Empty rows; what a file holds; or what was typed, looked through and taken in."""
    werkplaats = desk_of(request.actor, slug)
    if request.method != "POST":
        return _show(request, slug, werkplaats, _blank())
    if "lees" in request.POST:
        return _read(request, slug, werkplaats)
    rows = _rows(request.POST)
    if "meer" in request.POST:
        return _show(request, slug, werkplaats, [*rows, *_blank()][:MOST_ROWS])
    return _take_in(request, slug, werkplaats, rows)


def _read(request: ActorRequest, slug: str, werkplaats: Werkplaats | None) -> HttpResponse:
    try:
        rows = _sheet(request)
    except Invalid as refusal:
        return _show(request, slug, werkplaats, _blank(), sentence=refusal.sentence, status=422)
    return _look(request, slug, werkplaats, rows, status=200)


def _sheet(request: ActorRequest) -> list[Row]:
    file = request.FILES.get("bestand")
    if file is None:
        raise Invalid(_("Choose a file first."))
    rows = agenda.read_sheet(file.read(agenda.MOST_SHEET_BYTES + 1))
    if len(rows) > MOST_ROWS:
        raise Invalid(_("These are more than %(most)s rows. Split the file up.") % {"most": MOST_ROWS})
    return [{name: typed.text(cell) for name, cell in row.items()} for row in rows]


def _take_in(
    request: ActorRequest, slug: str, werkplaats: Werkplaats | None, rows: list[Row]
) -> HttpResponse:
    kept, _choices, undecided = _screened(rows, request.POST)
    chosen = [row for row in rows if not row.get("skip")]
    if undecided or not chosen or not all(each.is_right for each in agenda.look_through(chosen, kept=kept)):
        sentence = "" if chosen else _("Write down at least one question.")
        return _look(request, slug, werkplaats, rows, sentence=sentence)
    seed = request.POST.get("seed", "")
    keys = [_key(seed, number, row) for number, row in enumerate(chosen)]
    try:
        with transactions.opened():
            asked = agenda.take_in_questions(
                actor=request.actor,
                werkplaats=werkplaats,
                rows=chosen,
                origin=agenda.Origin.DESK,
                kept=kept,
                form_keys=keys,
            )
    except (LemniscaatError, IntegrityError) as refusal:
        sentence = getattr(refusal, "sentence", _("These questions have been sent already."))
        return _look(request, slug, werkplaats, rows, sentence=sentence)
    taken = [
        (each.question, request.build_absolute_uri(reverse("portal:follow", args=[each.token])))
        for each in asked
    ]
    return render(request, "portal/entry_done.html", {"slug": slug, "taken": taken})


def _look(
    request: ActorRequest,
    slug: str,
    werkplaats: Werkplaats | None,
    rows: list[Row],
    *,
    sentence: str = "",
    status: int = 422,
) -> HttpResponse:
    """The rows with what is wrong with each; what is personal in them stands above, to be chosen."""
    kept, choices, _undecided = _screened(rows, request.POST)
    looked = agenda.look_through(rows, kept=kept)
    problems = {each.number: each.problems for each in looked}
    return _show(
        request, slug, werkplaats, rows, sentence=sentence, status=status, problems=problems, choices=choices
    )


def _show(
    request: ActorRequest,
    slug: str,
    werkplaats: Werkplaats | None,
    rows: Sequence[Row],
    *,
    sentence: str = "",
    status: int = 200,
    problems: Any = None,
    choices: Sequence[Choice] = (),
) -> HttpResponse:
    found = problems or {}
    context = {
        "slug": slug,
        "name": werkplaats.short_name if werkplaats else _("National"),
        "rows": [(n, row, found.get(n, ())) for n, row in enumerate(rows, start=1)],
        "seed": request.POST.get("seed") or ids.new_secret(),
        "sentence": sentence,
        "n_wrong": sum(bool(each) for each in found.values()),
        "choices": choices,
        "sides": Perspective.choices,
        "municipalities": network.municipalities().values_list("name", flat=True),
    }
    return render(request, "portal/entry.html", context, status=status)


def _screened(rows: list[Row], form: QueryDict) -> tuple[dict[str, str], list[Choice], bool]:
    """Do in each row what was decided on each finding; gives what stays, all choices, and if some wait."""
    kept: dict[str, str] = {}
    choices: dict[str, Choice] = {}
    undecided = False
    for row in rows:
        if row.get("skip"):
            continue
        screened = decided({name: row.get(name, "") for name in WORDS}, form)
        row.update(screened.words)
        kept |= screened.kept
        choices |= screened.choices
        undecided = undecided or screened.undecided
    return kept, list(choices.values()), undecided


def _rows(form: QueryDict) -> list[Row]:
    """What was typed; rows without anything in them are left out."""
    columns = {name: form.getlist(name)[:MOST_ROWS] for name in agenda.SHEET_FIELDS}
    skipped = set(form.getlist("skip"))
    rows = []
    for n in range(max((len(values) for values in columns.values()), default=0)):
        row = {name: typed.text(values[n]).strip() for name, values in columns.items() if n < len(values)}
        if any(row.values()):
            rows.append(row | ({"skip": "on"} if str(n + 1) in skipped else {}))
    return rows


def _blank() -> list[Row]:
    return [{} for _n in range(FIRST_ROWS)]


def _key(seed: str, number: int, row: Row) -> UUID:
    words = "\0".join([seed, str(number), *(row.get(name, "") for name in WORDS)])
    return UUID(bytes=sha256(words.encode()).digest()[:16], version=4)
