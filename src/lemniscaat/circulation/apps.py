from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, menus, persons, redaction, subjects, threads


class CirculationConfig(AppConfig):
    name = "lemniscaat.circulation"
    verbose_name = "Lemniscaat"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.circulation.documents import SOURCES
        from lemniscaat.circulation.jobs import TASKS
        from lemniscaat.circulation.persons import kept_of as kept_of_person
        from lemniscaat.circulation.redaction import REDACTABLES, kept_of
        from lemniscaat.circulation.subjects import SUBJECTS, WAYS
        from lemniscaat.circulation.views.menu import MENU
        from lemniscaat.kernel import work

        for name in ("crossing", "partner"):
            addresses.addresses.join(
                name, lambda slug, name=name: reverse(f"circulation:{name}", args=[slug])
            )
        menus.menu.join_all(MENU)
        documents.documents.join_all(SOURCES)
        persons.kept_of.join("circulation", kept_of_person)
        redaction.keepers.join("circulation", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        threads.ways.join("circulation", WAYS)
        work.tasks.join_all(TASKS)
