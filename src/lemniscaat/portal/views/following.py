"""Where a mail about a question leads, `/vraag/volg/mail/<token>`: say yes, or stop.

Looking changes nothing: programs that guard a mailbox follow its links, so that each choice is a button.
The secret of this address speaks for who gets the mail, and for nothing else of the question.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel import transactions
from lemniscaat.kernel.errors import Missing
from lemniscaat.portal import typed
from lemniscaat.portal.views.follow import unlinked

STOP = "stop"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def following(request: HttpRequest, token: str) -> HttpResponse:
    """What she can choose; a POST does it. Stopping twice is as good as once. A mail program stops with one
    click (RFC 8058)."""
    token = typed.line(token)
    one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    if request.method == "POST" and (one_click or request.POST.get("act") == STOP):
        with transactions.opened():
            agenda.stop_following(token=token)
        return unlinked(render(request, "portal/following.html"))
    follow = agenda.follow_by_token(token)
    if follow is None:
        raise Missing(_("This address no longer works. You stopped, or the question ended a while ago."))
    if request.method == "POST":
        with transactions.opened():
            agenda.confirm_follow(token=token)
        return unlinked(redirect("portal:following", token))
    return unlinked(render(request, "portal/following.html", {"follow": follow}))
