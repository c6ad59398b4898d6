from django.apps import AppConfig

from lemniscaat.kernel import documents, subjects


class AgendaConfig(AppConfig):
    name = "lemniscaat.agenda"
    verbose_name = "Agenda"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.agenda.documents import SOURCES
        from lemniscaat.agenda.subjects import SUBJECTS

        documents.documents.join_all(SOURCES)
        subjects.subjects.join_all(SUBJECTS)
