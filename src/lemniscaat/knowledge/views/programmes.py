"""“We use this in …”, `/kennis/<slug>/gebruik`; and the address that stops mails of new versions.

Looking at that address changes nothing: programs that guard a mailbox follow links. A POST stops.
"""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from lemniscaat.kernel import transactions
from lemniscaat.kernel.addresses import address
from lemniscaat.kernel.errors import LemniscaatError, Missing, require
from lemniscaat.kernel.privacy import letting_stand
from lemniscaat.knowledge import api
from lemniscaat.knowledge.forms.sharing import ProgrammeForm
from lemniscaat.knowledge.views.adapting import module_item
from lemniscaat.network.api import ActorRequest


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def use(request: ActorRequest, slug: str) -> HttpResponse:
    """Whose programme, which, since when."""
    item = module_item(request.actor, slug)
    require(api.can_tell_of_programme(request.actor), _("Log in as a teacher or editor to tell this."))
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with transactions.opened(), letting_stand(form.left):
                api.tell_of_programme(actor=request.actor, item=item, **form.cleaned_data)
        except LemniscaatError as refusal:
            form.add_error(None, refusal.sentence)
        else:
            messages.success(request, _("It stands on the page. You hear by mail of a new version."))
            return redirect(f"{address('item', slug)}#programmas")
    said = {"item": item, "form": form}
    return render(request, "knowledge/programme.html", said, status=422 if form.errors else 200)


@login_required
@require_POST
def end(request: ActorRequest, slug: str, uuid: UUID) -> HttpResponse:
    """We no longer do."""
    item = module_item(request.actor, slug)
    found = api.programmes(item).filter(uuid=uuid).first()
    if found is None:
        raise Missing(_("This no longer stands there."))
    with transactions.opened():
        api.end_programme_use(actor=request.actor, use=found)
    messages.success(request, _("It has ended from today."))
    return redirect(f"{address('item', slug)}#programmas")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, or stop: once is enough, and twice is as good."""
    if request.method == "POST":
        with transactions.opened():
            api.stop_version_mail(token=token)
        return _unlinked(render(request, "knowledge/version_mail_stop.html"))
    row = api.version_mail_by_token(token)
    if row is None:
        raise Missing(_("This address no longer works. You have stopped these mails already."))
    return _unlinked(render(request, "knowledge/version_mail_stop.html", {"item": row.item}))


def _unlinked(response: HttpResponse) -> HttpResponse:
    """The address is a secret: it is told to no other page."""
    response["Referrer-Policy"] = "no-referrer"
    return response
