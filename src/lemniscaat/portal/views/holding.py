"""Whether a question that is sent looks like spam: then it is held for a look, and nothing is lost."""

from django.conf import settings
from django.core.signing import BadSignature, Signer

from lemniscaat.agenda.api import Hold
from lemniscaat.kernel import clock, limits
from lemniscaat.network.api import ActorRequest
from lemniscaat.portal.forms import AskForm

_SIGNER = Signer(salt="ask-since")


def stamp() -> str:
    """The moment a form is shown, as the form carries it."""
    return _SIGNER.sign(str(int(clock.now().timestamp())))


def why_held(request: ActorRequest, form: AskForm) -> str:
    """Why the question on this form is held (a `Hold`), or nothing. Who signed in is known, and never held.
    Counts it for the place it comes from."""
    if request.actor.user is not None:
        return ""
    many = limits.tally(what="ask", place=limits.place_of(request)) > settings.ASK_MOST_A_DAY
    if form.cleaned_data["website"]:
        return Hold.HIDDEN_FIELD
    if _seconds(form.cleaned_data["since"]) < settings.ASK_LEAST_SECONDS:
        return Hold.TOO_QUICK
    return Hold.TOO_MANY if many else ""


def _seconds(since: str) -> float:
    """How long ago the form was shown; 0 when that cannot be told."""
    try:
        return clock.now().timestamp() - int(_SIGNER.unsign(since))
    except (BadSignature, ValueError):
        return 0
