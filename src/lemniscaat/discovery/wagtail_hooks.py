"""What Wagtail takes up when it starts."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from lemniscaat.discovery.back_office import IndexPage, ToIndex
from lemniscaat.ui.back_office import rooms


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The page on the index; it is open to who may have it."""
    rooms.opened.add("zoekindex")
    own = [path("", IndexPage.as_view(), name="index")]
    return [path("zoekindex/", include((own, "zoekindex")))]


@hooks.register("register_admin_menu_item")
def to_index() -> ToIndex:
    """The way to it."""
    return ToIndex()
