"""What can be done with a handover: from a form to one call, and what is said afterwards."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.circulation import api
from lemniscaat.circulation.forms import AnswerForm, ReturnForm
from lemniscaat.circulation.models import Handover
from lemniscaat.network.api import Actor
from lemniscaat.ui.screened import ScreenedForm
from lemniscaat.vocabulary.api import Rung

Perform = Callable[[Actor, Handover, Any], str]


def _accept(actor: Actor, handover: Handover, form: AnswerForm) -> str:
    reason = form.cleaned_data["reason"]
    api.accept_handover(actor=actor, handover=handover, reason=reason, kept=form.kept())
    return _("Accepted. %(werkplaats)s hears of it.") % {"werkplaats": handover.werkplaats}


def _decline(actor: Actor, handover: Handover, form: AnswerForm) -> str:
    reason = form.cleaned_data["reason"]
    api.decline_handover(actor=actor, handover=handover, reason=reason, kept=form.kept())
    return _("Declined. %(werkplaats)s reads your reason.") % {"werkplaats": handover.werkplaats}


def _return(actor: Actor, handover: Handover, form: ReturnForm) -> str:
    given = form.cleaned_data["rung"]
    api.return_handover(
        actor=actor,
        handover=handover,
        became=form.cleaned_data["became"],
        rung=Rung(given) if given else None,
        kept=form.kept(),
    )
    return _("Returned. %(werkplaats)s reads what became of it.") % {"werkplaats": handover.werkplaats}


def _receive(actor: Actor, handover: Handover, form: ScreenedForm) -> str:
    api.receive_handover(actor=actor, handover=handover)
    return _("Noted. This crossing is over.")


ACTS: dict[str, tuple[type[ScreenedForm], Perform]] = {
    "neem-aan": (AnswerForm, _accept),
    "wijs-af": (AnswerForm, _decline),
    "geef-terug": (ReturnForm, _return),
    "ontvangen": (ScreenedForm, _receive),
}
