"""Accept an offered role: with the account one has, or with one made here."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import queries
from lemniscaat.network.actions.roles import accept_invitation, open_invited_account
from lemniscaat.network.forms.roles import NewAccountForm
from lemniscaat.network.models import Invitation, User

ALLAUTH = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What is offered; taken when she is logged in and says so."""
    offered = _offered(token)
    if request.method != "POST":
        return _page(request, offered, token)
    with transactions.opened():
        accept_invitation(actor=request.actor, token=token)
    return _accepted(request, offered)


@never_cache
@require_POST
def open_account(request: HttpRequest, token: str) -> HttpResponse:
    """Make the account that was invited, take the role with it, and log in."""
    offered = _offered(token)
    form = NewAccountForm(request.POST, email=offered.email)
    if request.user.is_authenticated or not form.is_valid():
        return _page(request, offered, token, form)
    try:
        with transactions.opened():
            user = open_invited_account(actor=request.actor, token=token, **form.cleaned_data)
            accept_invitation(actor=queries.actor_of(user), token=token)
    except LemniscaatError as error:
        form.add_error(None, error.sentence)
        return _page(request, offered, token, form)
    login(request, user, backend=ALLAUTH)
    return _accepted(request, offered)


def _page(
    request: HttpRequest, offered: Invitation, token: str, form: NewAccountForm | None = None
) -> HttpResponse:
    said = {
        "invitation": offered,
        "token": token,
        "known": User.objects.filter(email__iexact=offered.email).exists(),
        "form": form or NewAccountForm(email=offered.email),
    }
    return render(request, "network/invitation.html", said, status=422 if form else 200)


def _accepted(request: HttpRequest, offered: Invitation) -> HttpResponse:
    messages.success(request, _("You are now %(role)s.") % {"role": offered.get_role_display()})
    return redirect("network:mine")


def _offered(token: str) -> Invitation:
    found = queries.invitation_by_token(token)
    if found is None:
        raise Missing(_("This invitation has been used or is too old. Ask for a new one."))
    return found
