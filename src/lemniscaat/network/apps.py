from django.apps import AppConfig

from lemniscaat.kernel import documents, menus, redaction, subjects


class NetworkConfig(AppConfig):
    name = "lemniscaat.network"
    verbose_name = "Netwerk"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.network.documents import SOURCES
        from lemniscaat.network.facets import FACETS
        from lemniscaat.network.redaction import kept_of
        from lemniscaat.network.subjects import SUBJECTS
        from lemniscaat.network.views.menu import MENU

        documents.documents.join_all(SOURCES)
        documents.facets.join_all(FACETS)
        menus.menu.join_all(MENU)
        redaction.keepers.join("network", kept_of)
        subjects.subjects.join_all(SUBJECTS)
