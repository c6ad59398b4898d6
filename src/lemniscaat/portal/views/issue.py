"""One issue, `/kwesties/<slug>`: all that is known about it, and the evidence as rows and as CSV."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue
from lemniscaat.network.api import ActorRequest, kept
from lemniscaat.portal.pages import issue as page
from lemniscaat.ui.sheets import sheet


@require_safe
@kept
def issue(request: ActorRequest, slug: str) -> HttpResponse:
    """The body of knowledge; the same for everyone, but for what she may do here."""
    found = issue_at(slug)
    may = page.may(request.actor, found)
    return render(request, "portal/issue.html", {"page": page.issue(found), "may": may})


@require_safe
def evidence(request: HttpRequest, slug: str) -> HttpResponse:
    """Every piece of evidence, under what it is about."""
    return render(request, "portal/evidence.html", {"page": page.evidence(issue_at(slug))})


@require_safe
def evidence_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The same, to work with."""
    issue = issue_at(slug)
    head = (
        _("What works"),
        _("For whom"),
        _("Context"),
        _("Rung"),
        _("Direction"),
        _("Rests on"),
        _("How strong"),
        _("What was seen"),
        _("Year"),
        _("Where"),
    )
    return sheet(f"{issue.slug}-bewijs", head, page.evidence_rows(issue))


def issue_at(slug: str) -> Issue:
    """The issue at this address."""
    issue = circulation.issue_page(slug)
    if issue is None:
        raise Http404
    return issue
