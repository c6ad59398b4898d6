from django.apps import AppConfig

from lemniscaat.kernel import documents, subjects


class LearningConfig(AppConfig):
    name = "lemniscaat.learning"
    verbose_name = "Leren"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.learning.documents import SOURCES
        from lemniscaat.learning.subjects import SUBJECTS

        documents.documents.join_all(SOURCES)
        subjects.subjects.join_all(SUBJECTS)
