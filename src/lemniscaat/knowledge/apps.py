from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, persons, redaction, subjects


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
        from lemniscaat.knowledge.subjects import SUBJECTS

        addresses.addresses.join("factor", lambda slug: reverse("knowledge:factor", args=[slug]))
        addresses.addresses.join(
            "begin-analysis", lambda slug: reverse("knowledge:begin-analysis", args=[slug])
        )
        addresses.addresses.join("analysis", lambda uuid: reverse("knowledge:analysis", args=[uuid]))
        addresses.addresses.join(
            "propose-factor", lambda slug: reverse("knowledge:propose-factor", args=[slug])
        )
        addresses.addresses.join(
            "item-file", lambda key: reverse("knowledge:item-file", args=key.split(".", 1))
        )
        addresses.addresses.join("file", lambda uuid: reverse("knowledge:file", args=[uuid]))
        addresses.addresses.join("dossier", lambda slug: reverse("knowledge:dossier", args=[slug]))
        addresses.addresses.join("version", lambda key: reverse("knowledge:version", args=key.split(".", 1)))
        addresses.addresses.join("item-changes", lambda slug: reverse("knowledge:changes", args=[slug]))
        addresses.addresses.join(
            "version-mail", lambda token: reverse("knowledge:version-mail", args=[token])
        )
        documents.documents.join_all(SOURCES)
        documents.facets.join_all(FACETS)
        documents.closed_documents.join_all(CLOSED)
        persons.kept_of.join("knowledge", kept_of_person)
        persons.forgets.join("knowledge", forget)
        redaction.keepers.join("knowledge", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        sweeping.sweeps.join("files", jobs.sweep_now)
        work.errands.join_all(jobs.ERRANDS)
        work.chores.join("files", work.Chore(jobs.is_due, jobs.read_waiting))
        work.chores.join("links", work.Chore(link_rounds.is_due, link_rounds.go_round))
        work.pumps.join("files", jobs.sweep)
        work.pumps.join("knowledge", jobs.open_due)
