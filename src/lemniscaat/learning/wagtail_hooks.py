"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.learning.admin import CircleRoom, ProjectRoom
from lemniscaat.ui.back_office.room import Room


@hooks.register("register_admin_viewset")
def rooms() -> list[Room]:
    """The rooms of projects and circles."""
    return [ProjectRoom(), CircleRoom()]
