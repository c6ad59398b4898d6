from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, redaction, subjects


class LearningConfig(AppConfig):
    name = "lemniscaat.learning"
    verbose_name = "Leren"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.learning.documents import CLOSED, SOURCES, applied
        from lemniscaat.learning.redaction import REDACTABLES, kept_of
        from lemniscaat.learning.subjects import SUBJECTS

        for kind in ("project", "circle"):
            addresses.addresses.join(kind, lambda slug, kind=kind: reverse(f"learning:{kind}", args=[slug]))
        documents.documents.join_all(SOURCES)
        documents.closed_documents.join_all(CLOSED)
        documents.doers.join("item", applied)
        redaction.keepers.join("learning", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
