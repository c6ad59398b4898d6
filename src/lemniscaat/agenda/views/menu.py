"""What questions and agendas bring to the menus."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.kernel.menus import MenuEntry
from lemniscaat.network.api import DESK_ROLES, VISITOR, Role


def _runs_a_desk(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", VISITOR)
    return bool(actor.werkplaats_ids(DESK_ROLES)) or actor.has_national(Role.SECRETARIAT)


MENU = {
    "know-agenda": MenuEntry(
        menu="know",
        order=40,
        label=lambda: _("National knowledge agenda"),
        url=lambda request: reverse("agenda:national"),
    ),
    "desk-mails": MenuEntry(
        menu="mine",
        order=10,
        label=lambda: _("Morning mail of the question desk"),
        url=lambda request: reverse("agenda:desk-mails"),
        shown=_runs_a_desk,
    ),
}
