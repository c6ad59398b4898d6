from django.apps import AppConfig

from lemniscaat.kernel import documents, menus, persons, redaction, subjects


class NetworkConfig(AppConfig):
    name = "lemniscaat.network"
    verbose_name = "Netwerk"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.network.documents import SOURCES
        from lemniscaat.network.facets import FACETS
        from lemniscaat.network.persons import forget
        from lemniscaat.network.persons import kept_of as kept_of_person
        from lemniscaat.network.redaction import REDACTABLES, kept_of
        from lemniscaat.network.subjects import SUBJECTS
        from lemniscaat.network.views.menu import MENU

        documents.documents.join_all(SOURCES)
        documents.facets.join_all(FACETS)
        menus.menu.join_all(MENU)
        persons.forgets.join("network", forget)
        persons.kept_of.join("network", kept_of_person)
        redaction.keepers.join("network", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
