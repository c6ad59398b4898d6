"""One issue, `/kwesties/<slug>`: all that is known about it, and the evidence as rows and as CSV."""

import csv

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue
from lemniscaat.portal.keeping import kept
from lemniscaat.portal.pages import issue as page

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_safe
@kept
def issue(request: HttpRequest, slug: str) -> HttpResponse:
    """The body of knowledge; the same for everyone."""
    return render(request, "portal/issue.html", {"page": page.issue(_found(slug))})


@require_safe
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """Every piece of evidence, under what it is about."""
    return render(request, "portal/evidence.html", {"page": page.evidence(_found(slug))})


@require_safe
def evidence_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same, to work with: UTF-8 with a mark, so that spreadsheets read it right."""
    issue = _found(slug)
    headers = {"Content-Disposition": f'attachment; filename="{issue.slug}-bewijs.csv"'}
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8", headers=headers)
    sheet = csv.writer(response)
    sheet.writerow(
        (
            _("What works"),
            _("For whom"),
            _("Context"),
            _("Rung"),
            _("Direction"),
            _("Rests on"),
            _("What was seen"),
            _("Year"),
            _("Where"),
        )
    )
    sheet.writerows([_plain(cell) for cell in row] for row in page.evidence_rows(issue))
    return response


def _found(slug: str) -> Issue:
    issue = circulation.issue_page(slug)
    if issue is None:
        raise Http404
    return issue


def _plain(cell: object) -> str:
    """As text, never as a formula."""
    said = "" if cell is None else str(cell)
    return f"'{said}" if said.startswith(FORMULA) else said
