"""What is known about an issue, version by version, `/kwesties/<slug>/samenvatting/<n>`, and writing it.

Who reads a version wants to see what has changed since; who writes one wants to lose nothing she typed.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.circulation import api as circulation
from lemniscaat.circulation.api import Issue, Synthesis
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Conflict, LemniscaatError, Refused
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, ActorRequest, Organisation, Role
from lemniscaat.portal.forms.synthesis import SynthesisForm
from lemniscaat.portal.pages import synthesis as page
from lemniscaat.portal.views.issue import issue_at


@require_safe
def synthesis(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version, beside the one before it or another that was asked for; the same for everyone."""
    found = page.synthesis(issue_at(slug), number, request.GET.get("met", ""))
    if found is None:
        raise Http404
    return render(request, "portal/synthesis.html", {"page": found})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: ActorRequest, slug: str) -> HttpResponse:
    """Begin with what stands; publish what is better."""
    issue = issue_at(slug)
    if not circulation.can_write_synthesis(request.actor, issue):
        raise Refused(_("The steward of this issue writes what is known. Tell them what is missing."))
    newest = next(iter(issue.syntheses.all()), None)
    form = SynthesisForm(request.POST or None, initial=_as_it_stands(newest))
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                made = _publish(request.actor, issue, form)
        except LemniscaatError as refusal:
            form.refuse(refusal)
            if isinstance(refusal, Conflict):
                form.data = form.data.copy()
                form.data["after"] = _newest_number(issue)
        else:
            messages.success(request, _("Published as version %(n)s.") % {"n": made.number})
            return redirect("portal:issue", slug)
    said = {"issue": issue, "newest": newest, "form": form, "signed_by": _side(request.actor, issue)}
    return render(request, "portal/synthesis_write.html", said, status=422 if form.errors else 200)


def _publish(actor: Actor, issue: Issue, form: SynthesisForm) -> Synthesis:
    return circulation.publish_synthesis(
        actor=actor,
        issue=issue,
        signed_by=_side(actor, issue),
        kept=form.kept(),
        **form.cleaned_data,
    )


def _side(actor: Actor, issue: Issue) -> Organisation | None:
    """For whom she signs: the steward she works for; the secretariat signs as itself."""
    own = actor.organisation_ids(frozenset({Role.KNOWLEDGE_PARTNER}))
    found: Organisation | None = network.organisations().filter(pk=issue.steward_id, pk__in=own).first()
    return found


def _as_it_stands(newest: Synthesis | None) -> dict[str, object]:
    if newest is None:
        return {"after": 0}
    return {"text": newest.text, "gaps": "\n".join(newest.gaps), "after": newest.number}


def _newest_number(issue: Issue) -> int:
    return max((row.number for row in issue_at(issue.slug).syntheses.all()), default=0)
