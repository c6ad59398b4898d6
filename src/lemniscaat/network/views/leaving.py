"""Taking along what is kept of oneself, and having one's account erased."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import LemniscaatError, Missing
from lemniscaat.network import queries
from lemniscaat.network.actions import persons
from lemniscaat.network.forms.leaving import EraseForm
from lemniscaat.network.models import Actor, User
from lemniscaat.network.policies import can_erase


@login_required
@never_cache
def belongings(request: HttpRequest) -> HttpResponse:
    """All that is kept of her, as one file."""
    answer = JsonResponse(
        persons.belongings(request.user), json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = 'attachment; filename="lemniscaat.json"'
    return answer


@login_required
@never_cache
@reauthentication_required
def erase(request: HttpRequest, uuid: str = "") -> HttpResponse:
    """Ask once more, and erase: her own account, or for the secretariat that of somebody who asked for it."""
    user = User.objects.filter(uuid=uuid).first() if uuid else request.user
    # Her own she may erase with her password alone, though her roles sleep.
    actor = request.actor if uuid else Actor(user=request.user)
    if user is None or not can_erase(actor, user):
        raise Missing(_("There is no account for you to erase here."))
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened():
                persons.erase_person(actor=actor, user=user)
        except LemniscaatError as error:
            form.add_error(None, error.sentence)
        else:
            return _after(request, is_own=user.pk == request.user.pk)
    said = {
        "form": form,
        "person": user,
        "is_own": user.pk == request.user.pk,
        "grants": queries.grants_of(user),
    }
    return render(request, "network/erase.html", said, status=422 if form.errors else 200)


def _after(request: HttpRequest, *, is_own: bool) -> HttpResponse:
    if not is_own:
        messages.success(request, _("The account has been erased."))
        return redirect("network:mine")
    logout(request)
    messages.success(request, _("Your account has been erased. What you made stands."))
    return redirect("/")
