from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, persons, redaction, subjects, threads


class KnowledgeConfig(AppConfig):
    name = "lemniscaat.knowledge"
    verbose_name = "Kennis"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.kernel import sweeping, work
        from lemniscaat.knowledge import jobs, link_rounds
        from lemniscaat.knowledge.documents import CLOSED, FACETS, SOURCES
        from lemniscaat.knowledge.persons import forget
        from lemniscaat.knowledge.persons import kept_of as kept_of_person
        from lemniscaat.knowledge.redaction import REDACTABLES, kept_of
        from lemniscaat.knowledge.subjects import SUBJECTS, WAYS

        for kind in (
            "factor",
            "begin-analysis",
            "analysis",
            "propose-factor",
            "file",
            "dossier",
            "version-mail",
        ):
            addresses.addresses.join(kind, lambda part, kind=kind: reverse(f"knowledge:{kind}", args=[part]))
        for kind in ("item-file", "version"):
            addresses.addresses.join(
                kind, lambda key, kind=kind: reverse(f"knowledge:{kind}", args=key.split(".", 1))
            )
        addresses.addresses.join("item-changes", lambda slug: reverse("knowledge:changes", args=[slug]))
        documents.documents.join_all(SOURCES)
        documents.facets.join_all(FACETS)
        documents.closed_documents.join_all(CLOSED)
        persons.kept_of.join("knowledge", kept_of_person)
        persons.forgets.join("knowledge", forget)
        redaction.keepers.join("knowledge", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        threads.ways.join("knowledge", WAYS)
        sweeping.sweeps.join("files", jobs.sweep_now)
        work.errands.join_all(jobs.ERRANDS)
        work.chores.join("files", work.Chore(jobs.is_due, jobs.read_waiting))
        work.chores.join("links", work.Chore(link_rounds.is_due, link_rounds.go_round))
        work.pumps.join("files", jobs.sweep)
        work.pumps.join("knowledge", jobs.open_due)
