"""What the crossing brings to the menus."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.circulation import api
from lemniscaat.kernel.menus import MenuEntry
from lemniscaat.network.api import Role

PARTNER = frozenset({Role.KNOWLEDGE_PARTNER})


def _is_partner(request: HttpRequest) -> bool:
    """A visitor is not even asked who she is."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and bool(request.actor.organisation_ids(PARTNER))


def _waiting(request: HttpRequest) -> int:
    return api.waiting_for_partners(request.actor.organisation_ids(PARTNER))


MENU = {
    "partner": MenuEntry(
        menu="main",
        order=60,
        label=lambda: _("Handed to you"),
        url=lambda request: reverse("circulation:partners"),
        shown=_is_partner,
        count=_waiting,
    )
}
