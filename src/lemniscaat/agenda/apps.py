from django.apps import AppConfig
from django.urls import reverse

from lemniscaat.kernel import addresses, documents, handing, menus, persons, redaction, subjects, threads


class AgendaConfig(AppConfig):
    name = "lemniscaat.agenda"
    verbose_name = "Agenda"

    def ready(self) -> None:
        """Join the kernel's registries."""
        from lemniscaat.agenda.actions.crossing import come_back
        from lemniscaat.agenda.documents import CLOSED, SOURCES
        from lemniscaat.agenda.jobs import ERRANDS, PUMPS, TASKS
        from lemniscaat.agenda.persons import forget
        from lemniscaat.agenda.persons import kept_of as kept_of_person
        from lemniscaat.agenda.redaction import REDACTABLES, kept_of
        from lemniscaat.agenda.subjects import SUBJECTS, WAYS
        from lemniscaat.agenda.views.menu import MENU
        from lemniscaat.kernel.work import errands, pumps, tasks

        addresses.addresses.join("agenda", lambda key: reverse("agenda:agenda", args=key.split("/", 1)))
        addresses.addresses.join(
            "agenda-version", lambda key: reverse("agenda:agenda-version", args=key.split("/", 2))
        )
        addresses.addresses.join("remark", lambda key: reverse("agenda:remark-confirm", args=[key]))
        addresses.addresses.join("round", lambda key: reverse("agenda:round", args=key.split("/")))
        addresses.addresses.join("ballot", lambda key: reverse("agenda:confirm", args=key.split("/")))
        addresses.addresses.join("desk-mail", lambda token: reverse("agenda:desk-mail", args=[token]))
        handing.declined.join("question", come_back)
        handing.returned.join("question", come_back)
        menus.menu.join_all(MENU)
        documents.documents.join_all(SOURCES)
        documents.closed_documents.join_all(CLOSED)
        tasks.join_all(TASKS)
        errands.join_all(ERRANDS)
        pumps.join_all(PUMPS)
        persons.forgets.join("agenda", forget)
        persons.kept_of.join("agenda", kept_of_person)
        redaction.keepers.join("agenda", kept_of)
        redaction.redactables.join_all(REDACTABLES)
        subjects.subjects.join_all(SUBJECTS)
        threads.ways.join("agenda", WAYS)
