from django.apps import AppConfig

from lemniscaat.kernel import documents, subjects


class KnowledgeConfig(AppConfig):
    name = "lemniscaat.knowledge"
    verbose_name = "Kennis"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.knowledge.documents import SOURCES
        from lemniscaat.knowledge.subjects import SUBJECTS

        documents.documents.join_all(SOURCES)
        subjects.subjects.join_all(SUBJECTS)
