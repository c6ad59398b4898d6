"""What Wagtail takes up when it starts."""

from wagtail import hooks

from lemniscaat.knowledge.admin import ItemRoom


@hooks.register("register_admin_viewset")
def rooms() -> list[ItemRoom]:
    """The room of items."""
    return [ItemRoom()]
