from urllib.parse import urlencode

from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, menus


class PortalConfig(AppConfig):
    name = "lemniscaat.portal"
    verbose_name = "Portaal"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.portal.menus import MENU

        for kind in ("question", "issue", "item", "werkplaats", "organisation", "theme"):
            addresses.addresses.join(kind, lambda slug, kind=kind: reverse(f"portal:{kind}", args=[slug]))
        addresses.addresses.join("hand-over", lambda slug: reverse("portal:hand-over-choose", args=[slug]))
        addresses.addresses.join("desk", lambda slug: reverse("portal:desk", args=[slug]))
        addresses.addresses.join(
            "desk-question", lambda key: reverse("portal:desk-question", args=key.split("/", 1))
        )
        addresses.addresses.join("give-evidence", lambda slug: reverse("portal:give-evidence", args=[slug]))
        addresses.addresses.join("feed", lambda name: reverse(f"portal:feed-{name}"))
        addresses.addresses.join("follow", lambda token: reverse("portal:following", args=[token]))
        addresses.addresses.join("thread", lambda key: reverse("portal:thread", args=key.split("/", 1)))
        addresses.addresses.join("permanent", lambda key: reverse("permanent", args=key.split("/", 1)))
        addresses.addresses.join(
            "things-of-theme", lambda slug: f"{reverse('portal:search')}?{urlencode({'theme': slug})}"
        )
        menus.menu.join_all(MENU)
