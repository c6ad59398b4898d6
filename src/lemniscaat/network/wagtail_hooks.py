"""What Wagtail takes up when it starts."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from lemniscaat.network.admin import OrganisationRoom, PartnershipRoom, WerkplaatsRoom
from lemniscaat.ui.back_office.room import Room


@hooks.register("register_admin_viewset")
def rooms() -> list[Room]:
    """The rooms of the network."""
    return [PartnershipRoom(), OrganisationRoom(), WerkplaatsRoom()]


@hooks.register("construct_homepage_panels", order=1000)
def keep_home_empty(request: HttpRequest, panels: list[Any]) -> None:
    """Wagtail's panels are about pages; what waits for somebody stands on her own page."""
    if not request.user.is_superuser:
        panels.clear()


@hooks.register("construct_main_menu", order=1000)
def leave_out_help(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's help is about pages, and its guide stands on another host."""
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "help"]


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request: HttpRequest, summary_items: list[Any]) -> None:
    """The same for its counts, which are of everything."""
    if not request.user.is_superuser:
        summary_items.clear()
