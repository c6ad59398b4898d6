from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, menus, persons, redaction, subjects, threads


class LearningConfig(AppConfig):
    name = "lemniscaat.learning"
    verbose_name = "Leren"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.kernel import work
        from lemniscaat.learning import jobs
        from lemniscaat.learning.documents import CLOSED, SOURCES, applied
        from lemniscaat.learning.persons import forget
        from lemniscaat.learning.persons import kept_of as kept_of_person
        from lemniscaat.learning.redaction import REDACTABLES, kept_of
        from lemniscaat.learning.subjects import SUBJECTS, WAYS
        from lemniscaat.learning.views.menu import MENU

        for kind in ("project", "circle", "circle-people"):
            addresses.addresses.join(kind, lambda slug, kind=kind: reverse(f"learning:{kind}", args=[slug]))
        addresses.addresses.join(
            "insight-consent", lambda uuid: reverse("learning:insight-consent", args=[uuid])
        )
        documents.documents.join_all(SOURCES)
        documents.closed_documents.join_all(CLOSED)
        documents.doers.join("item", applied)
        menus.menu.join_all(MENU)
        persons.kept_of.join("learning", kept_of_person)
        persons.forgets.join("learning", forget)
        redaction.keepers.join("learning", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        threads.ways.join("learning", WAYS)
        work.pumps.join("learning", jobs.expire)
