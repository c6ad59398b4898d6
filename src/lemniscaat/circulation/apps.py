from django.apps import AppConfig

from lemniscaat.kernel import documents, redaction, subjects


class CirculationConfig(AppConfig):
    name = "lemniscaat.circulation"
    verbose_name = "Lemniscaat"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.circulation.documents import SOURCES
        from lemniscaat.circulation.jobs import TASKS
        from lemniscaat.circulation.redaction import REDACTABLES, kept_of
        from lemniscaat.circulation.subjects import SUBJECTS
        from lemniscaat.kernel import work

        documents.documents.join_all(SOURCES)
        redaction.keepers.join("circulation", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        work.tasks.join_all(TASKS)
