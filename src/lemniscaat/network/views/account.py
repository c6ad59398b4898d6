"""One's own account: who one is here, which roles one holds, how to leave them."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.kernel import menus, transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import queries
from lemniscaat.network.actions.roles import end_role
from lemniscaat.network.middleware import second_factor_missing
from lemniscaat.network.policies import can_enter_back_office
from lemniscaat.network.views.roles import role_pages


@login_required
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Name, roles, and the doors those roles open."""
    said = {
        "grants": queries.grants_of(request.user),
        "asleep": second_factor_missing(request),
        "has_second_factor": is_mfa_enabled(request.user, [Authenticator.Type.TOTP]),
        "doors": menus.entries("mine", request),
        "role_pages": role_pages(request.actor),
        "back_office": can_enter_back_office(request.actor) or request.user.is_superuser,
    }
    return render(request, "network/mine.html", said)


@login_required
@never_cache
def second_factor(request: HttpRequest) -> HttpResponse:
    """Says why a second factor is asked for; who has set one shows it and goes on."""
    there = _next(request)
    if not second_factor_missing(request):
        return redirect(there)
    if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
        return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': there})}")
    return render(request, "network/second_factor.html")


@login_required
@require_POST
def lay_down(request: HttpRequest, uuid: str) -> HttpResponse:
    """Lay down a role of one's own."""
    grant = queries.grants_of(request.user).filter(uuid=uuid).first()
    if grant is None:
        raise Missing(_("You do not hold this role."))
    try:
        with transactions.opened():
            end_role(actor=queries.actor_of(request.user), grant=grant)
    except LemniscaatError as error:
        messages.error(request, error.sentence)
    else:
        messages.success(request, _("You no longer hold this role."))
    return redirect("network:mine")


def _next(request: HttpRequest) -> str:
    there = request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if own else reverse("network:mine")
