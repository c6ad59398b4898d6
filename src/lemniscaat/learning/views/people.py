"""The people of a circle, `/leerkringen/<slug>/mensen`: who keeps it sees who asks and who takes part, and
says yes or no with one button."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Invalid, LemniscaatError, Missing
from lemniscaat.learning import api
from lemniscaat.learning.api import Circle, CircleRole, MemberState
from lemniscaat.learning.forms.circles import MemberForm
from lemniscaat.learning.views.finding import kept_circle
from lemniscaat.network.api import Actor, ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: ActorRequest, slug: str) -> HttpResponse:
    """One button an act; what is refused is said, and what was typed stays."""
    circle, _place = kept_circle(request.actor, slug)
    adds = request.POST.get("act") == "toevoegen"
    form = MemberForm(request.POST if adds else None)
    refused = ""
    if request.method == "POST" and (not adds or form.is_valid()):
        try:
            with transactions.opened():
                said = _do(request.actor, circle, request.POST, form)
        except LemniscaatError as refusal:
            refused = "" if adds else refusal.sentence
            if adds:
                form.add_error(None, refusal.sentence)
            circle, _place = kept_circle(request.actor, slug)
        else:
            messages.success(request, said)
            return _after(request, slug)
    rows = list(circle.memberships.all())
    told = {
        "circle": circle,
        "asking": [row for row in rows if row.state == MemberState.ASKED],
        "members": [row for row in rows if row.state == MemberState.IN],
        "roles": CircleRole.choices,
        "form": form,
        "refused": refused,
    }
    status = 422 if refused or form.errors else 200
    return render(request, "learning/circle_people.html", told, status=status)


def _do(actor: Actor, circle: Circle, typed: QueryDict, form: MemberForm) -> str:
    name = typed.get("act", "")
    if name == "toevoegen":
        role = CircleRole(form.cleaned_data["role"])
        row = api.add_member(actor=actor, circle=circle, email=form.cleaned_data["email"], role=role)
        return _("%(name)s takes part from now on, and gets a mail.") % {"name": row.user}
    if name not in ACTS:
        raise Invalid(_("This button is not known here. Open the page anew."))
    try:
        row = api.membership_of(circle, UUID(typed.get("wie", "")))
        role = CircleRole(typed.get("role", CircleRole.MEMBER))
    except ValueError as error:
        raise Invalid(_("Choose one of these.")) from error
    if row is None:
        raise Missing(_("She is not in this list any more."))
    return ACTS[name](actor, row, role)


def _let_in(actor: Actor, row: api.Membership, role: CircleRole) -> str:
    api.let_in(actor=actor, membership=row, role=role)
    return _("%(name)s takes part from now on, and gets a mail.") % {"name": row.user}


def _turn_down(actor: Actor, row: api.Membership, role: CircleRole) -> str:
    api.turn_down(actor=actor, membership=row)
    return _("%(name)s gets a mail that it is a no this time.") % {"name": row.user}


def _give_role(actor: Actor, row: api.Membership, role: CircleRole) -> str:
    api.give_circle_role(actor=actor, membership=row, role=role)
    return _("Kept.")


def _take_out(actor: Actor, row: api.Membership, role: CircleRole) -> str:
    api.take_out(actor=actor, membership=row)
    return _("%(name)s no longer takes part, and gets a mail.") % {"name": row.user}


ACTS: dict[str, Callable[[Actor, api.Membership, CircleRole], str]] = {
    "toelaten": _let_in,
    "afwijzen": _turn_down,
    "rol": _give_role,
    "uithalen": _take_out,
}


def _after(request: ActorRequest, slug: str) -> HttpResponse:
    """Here again; or to the circle, for who gave away what opened this page."""
    found = api.circle_page(request.actor, slug)
    still = found is not None and api.place_of(request.actor, found).keeps
    return redirect("learning:circle-people" if still else "learning:circle", slug)
