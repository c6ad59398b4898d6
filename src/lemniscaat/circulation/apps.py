from django.apps import AppConfig

from lemniscaat.kernel import documents, subjects


class CirculationConfig(AppConfig):
    name = "lemniscaat.circulation"
    verbose_name = "Lemniscaat"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.circulation.documents import SOURCES
        from lemniscaat.circulation.subjects import SUBJECTS

        documents.documents.join_all(SOURCES)
        subjects.subjects.join_all(SUBJECTS)
