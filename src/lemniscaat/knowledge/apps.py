from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, subjects


class KnowledgeConfig(AppConfig):
    name = "lemniscaat.knowledge"
    verbose_name = "Kennis"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.knowledge.documents import CLOSED, SOURCES
        from lemniscaat.knowledge.subjects import SUBJECTS

        addresses.addresses.join("factor", lambda slug: reverse("knowledge:factor", args=[slug]))
        documents.documents.join_all(SOURCES)
        documents.closed_documents.join_all(CLOSED)
        subjects.subjects.join_all(SUBJECTS)
