"""Whether a question that is sent looks like spam: then it is held for a look, and nothing is lost."""

from lemniscaat.agenda.api import Hold
from lemniscaat.kernel import suspicion
from lemniscaat.network.api import ActorRequest
from lemniscaat.portal.forms import AskForm


def why_held(request: ActorRequest, form: AskForm) -> str:
    """Why the question on this form is held (a `Hold`), or nothing. Who signed in is known, and never held.
    Counts it for the place it comes from."""
    if request.actor.user is not None:
        return ""
    said = form.cleaned_data
    found = suspicion.sign(request, what="ask", hidden=said["website"], since=said["since"])
    return Hold(found) if found else ""
