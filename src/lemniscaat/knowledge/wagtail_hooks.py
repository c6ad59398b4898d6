"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.knowledge.admin import ItemRoom
from lemniscaat.knowledge.back_office.reviewing import ToReview
from lemniscaat.knowledge.views.dossier_room import DossierRoom
from lemniscaat.ui.back_office.room import Room


@hooks.register("register_admin_viewset")
def rooms() -> list[Room]:
    """The rooms of items and of dossiers."""
    return [ItemRoom(), DossierRoom()]


@hooks.register("register_admin_menu_item")
def to_review() -> ToReview:
    """The review list, with its figure."""
    return ToReview()
