"""What the portal brings to the menus: the main one, and the footer's three columns."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda import api as agenda
from lemniscaat.kernel.menus import MenuEntry
from lemniscaat.network.api import Role


def _entry(menu: str, order: int, label: Promise, name: str) -> MenuEntry:
    return MenuEntry(menu, order, label=lambda: str(label), url=lambda request: reverse(name))


def _runs_a_desk(request: HttpRequest) -> bool:
    """Coordinators and the secretariat; a visitor is not even asked who she is."""
    user = getattr(request, "user", None)
    return (
        user is not None
        and user.is_authenticated
        and any(grant.role in {Role.COORDINATOR, Role.SECRETARIAT} for grant in request.actor.grants)
    )


def _new_at_desks(request: HttpRequest) -> int:
    """What waits for a first look or an answer, at all her desks."""
    actor = request.actor
    return agenda.new_at_desks(
        actor.werkplaats_ids(frozenset({Role.COORDINATOR})), is_national=actor.has_national(Role.SECRETARIAT)
    )


MENU = {
    "questions": _entry("main", 10, _("Questions"), "portal:questions"),
    "issues": _entry("main", 20, _("Issues"), "portal:issues"),
    "knowledge": _entry("main", 30, _("Knowledge"), "knowledge:items"),
    "werkplaatsen": _entry("main", 40, _("Werkplaatsen"), "portal:werkplaatsen"),
    "lemniscate": _entry("main", 50, _("The lemniscate"), "portal:lemniscate"),
    "desk": MenuEntry(
        menu="main",
        order=60,
        label=lambda: str(_("Desk")),
        url=lambda request: reverse("portal:desks"),
        shown=_runs_a_desk,
        count=_new_at_desks,
    ),
    "do-ask": _entry("do", 10, _("Ask a question"), "portal:ask"),
    "do-search": _entry("do", 20, _("Search all knowledge"), "portal:search"),
    "do-werkplaats": _entry("do", 30, _("Find your werkplaats"), "portal:werkplaatsen"),
    "know-round": _entry("know", 10, _("This is how knowledge goes round"), "portal:lemniscate"),
    "know-questions": _entry("know", 20, _("What is asked"), "portal:questions"),
    "know-works": _entry("know", 30, _("What works"), "portal:issues"),
    "know-dossiers": _entry("know", 40, _("Dossiers"), "knowledge:dossiers"),
    "about-us": _entry("about", 10, _("Who we are"), "portal:about"),
    "about-contact": _entry("about", 20, _("Contact"), "portal:contact"),
    "about-accessibility": _entry("about", 30, _("Accessibility"), "portal:accessibility"),
    "about-privacy": _entry("about", 40, _("Privacy"), "portal:privacy"),
}
