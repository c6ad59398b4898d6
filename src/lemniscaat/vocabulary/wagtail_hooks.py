"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.ui.back_office.room import Room
from lemniscaat.vocabulary.admin import ThemeRoom


@hooks.register("register_admin_viewset")
def rooms() -> list[Room]:
    """The room of the themes."""
    return [ThemeRoom()]
