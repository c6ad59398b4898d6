"""The network's entries in the menus."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.kernel.menus import MenuEntry


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


MENU = {
    "login": MenuEntry(
        menu="main",
        order=90,
        label=lambda: _("Log in"),
        url=lambda request: reverse("account_login"),
        shown=lambda request: not _signed_in(request),
    ),
    "mine": MenuEntry(
        menu="main",
        order=90,
        label=lambda: _("Mine"),
        url=lambda request: reverse("network:mine"),
        shown=_signed_in,
    ),
}
