from django.apps import AppConfig

from lemniscaat.kernel import documents, redaction, subjects


class VocabularyConfig(AppConfig):
    name = "lemniscaat.vocabulary"
    verbose_name = "Begrippen"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.vocabulary.facets import FACETS
        from lemniscaat.vocabulary.redaction import REDACTABLES
        from lemniscaat.vocabulary.subjects import SUBJECTS

        documents.facets.join_all(FACETS)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
