from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, menus


class PortalConfig(AppConfig):
    name = "lemniscaat.portal"
    verbose_name = "Portaal"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.portal.menus import MENU

        addresses.addresses.join("question", lambda slug: reverse("portal:question", args=[slug]))
        menus.menu.join_all(MENU)
