from django.apps import AppConfig

from lemniscaat.kernel import documents, subjects


class VocabularyConfig(AppConfig):
    name = "lemniscaat.vocabulary"
    verbose_name = "Begrippen"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.vocabulary.facets import FACETS
        from lemniscaat.vocabulary.subjects import SUBJECTS

        documents.facets.join_all(FACETS)
        subjects.subjects.join_all(SUBJECTS)
