"""What circles bring to the page of one's own."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.kernel.menus import MenuEntry

MENU = {
    "my-circles": MenuEntry(
        menu="mine",
        order=5,
        label=lambda: _("My circles"),
        url=lambda request: reverse("learning:mine"),
        shown=lambda request: request.user.is_authenticated,
    ),
}
