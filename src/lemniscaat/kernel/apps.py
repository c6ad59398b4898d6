from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "lemniscaat.kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker send what waits in the outbox, forget what it may keep for a day, and sweep up."""
        from lemniscaat.kernel.limits import forget
        from lemniscaat.kernel.mail import forget_unsent, send_waiting
        from lemniscaat.kernel.persons import forgets
        from lemniscaat.kernel.persons import kept_of as kept_of_persons
        from lemniscaat.kernel.redaction import keepers
        from lemniscaat.kernel.rows_of_work import forget_person, kept_of, kept_of_person
        from lemniscaat.kernel.sweeping import TASK, drop_mail_files, empty_journal, sweep, sweeps
        from lemniscaat.kernel.work import errands, forget_done, pumps

        errands.join(TASK, sweep)
        forgets.join("kernel", forget_person)
        keepers.join("kernel", kept_of)
        kept_of_persons.join("kernel", kept_of_person)
        pumps.join("mail", send_waiting)
        pumps.join("unsent mail", forget_unsent)
        pumps.join("done jobs", forget_done)
        pumps.join("tallies", forget)
        sweeps.join("database", empty_journal)
        sweeps.join("mail files", drop_mail_files)
