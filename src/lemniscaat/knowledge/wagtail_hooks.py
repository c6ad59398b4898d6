"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.knowledge.admin import ItemRoom
from lemniscaat.knowledge.views.dossier_room import DossierRoom
from lemniscaat.ui.back_office.room import Room


@hooks.register("register_admin_viewset")
def rooms() -> list[Room]:
    """The rooms of items and of dossiers."""
    return [ItemRoom(), DossierRoom()]
