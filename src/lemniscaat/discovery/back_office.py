"""The page on the search index, for who keeps the system: what `lemniscaat index status` tells, in words."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import date, filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.menu import MenuItem

from lemniscaat.discovery import api
from lemniscaat.discovery.api import Status
from lemniscaat.kernel import transactions
from lemniscaat.kernel.subjects import resolve
from lemniscaat.network.api import can_keep_system
from lemniscaat.ui.back_office.page import Page

LATE = 60
"""Seconds after which a change should have been found."""

ALL = "alles"


class IndexPage(Page):
    """How the index stands, and what can be done about it."""

    template_name = "discovery/back_office/index.html"
    page_title = gettext_lazy("Search index")
    enters = can_keep_system

    def get(self, request: HttpRequest) -> HttpResponse:
        """As it stands now."""
        return self.shown()

    def post(self, request: HttpRequest) -> HttpResponse:
        """Have something tried again, or the whole made anew; and the same page."""
        messages.success(request, self._try_again() if "weer" in request.POST else self._make_anew())
        return HttpResponseRedirect(request.path)

    def _try_again(self) -> str:
        given = self.request.POST["weer"]
        wanted = [] if given == ALL else [int(given) if given.isascii() and given.isdigit() else 0]
        with transactions.opened():
            n = api.try_again(wanted)
        return ngettext(
            "%(n)s thing is tried again in a moment. Look here then.",
            "%(n)s things are tried again in a moment. Look here then.",
            n,
        ) % {"n": n}

    def _make_anew(self) -> str:
        api.want()
        return _("The index is made anew as soon as the worker comes by. Searching goes on meanwhile.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Four queries, whatever was set aside."""
        status, aside = api.status(), api.set_aside()
        known = resolve((row.kind, row.uuid) for row in aside)
        return super().get_context_data(**kwargs) | {
            "is_well": status.ready and not status.set_aside and status.lag_seconds < LATE,
            "sentence": sentence(status),
            "facts": facts(status),
            "aside": [(row, known.get((row.kind, row.uuid))) for row in aside],
            "n_more": max(status.set_aside - len(aside), 0),
        }


def sentence(status: Status) -> str:
    """How it stands, and what to do when it does not stand well."""
    if not status.ready:
        return _(
            "There is no index to search at this moment (%(fault)s). The worker makes it anew; when this "
            "stays so, no worker runs."
        ) % {"fault": status.fault}
    if status.lag_seconds >= LATE:
        return _(
            "Changes wait for more than a minute to be found. Look whether the worker runs: lemniscaat check."
        )
    if status.set_aside:
        return _("Searching works, but what stands below could not be put into the index.")
    if status.rebuilding:
        return _("The index is being made anew. Searching goes on with the old one.")
    return _("All is well: what is saved can be found.")


def facts(status: Status) -> list[tuple[str, str]]:
    """Each figure with its label."""
    made = dt.datetime.fromisoformat(status.made_at) if status.made_at else None
    return [
        (_("Documents"), str(status.documents)),
        (_("Changes that wait"), _waiting(status)),
        (_("Set aside"), str(status.set_aside)),
        (_("Being made anew"), _("yes") if status.rebuilding else _("no")),
        (_("Size on disk"), filesizeformat(status.bytes)),
        (
            _("Private indexes"),
            _("%(n)s, with %(documents)s documents, %(size)s")
            % {
                "n": status.private,
                "documents": status.private_documents,
                "size": filesizeformat(status.private_bytes),
            },
        ),
        (_("Made"), date(timezone.localtime(made), "j F Y H:i") if made else "–"),
        (_("Analyser"), status.analyser or "–"),
        (_("Engine"), status.engine or "–"),
    ]


def _waiting(status: Status) -> str:
    if not status.waiting:
        return "0"
    return _("%(n)s, the oldest for %(seconds)s seconds") % {
        "n": status.waiting,
        "seconds": round(status.lag_seconds),
    }


class ToIndex(MenuItem):
    """In the menu, with how much was set aside."""

    def __init__(self) -> None:
        super().__init__(
            gettext_lazy("Search index"),
            reverse("zoekindex:index"),
            name="zoekindex",
            icon_name="search",
            order=900,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """For who keeps the system."""
        return can_keep_system(request.actor)
