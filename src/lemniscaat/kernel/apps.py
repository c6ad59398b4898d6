from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "lemniscaat.kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker send what waits in the outbox, and forget what it may keep for a day."""
        from lemniscaat.kernel.limits import forget
        from lemniscaat.kernel.mail import forget_unsent, send_waiting
        from lemniscaat.kernel.work import pumps

        pumps.join("mail", send_waiting)
        pumps.join("unsent mail", forget_unsent)
        pumps.join("tallies", forget)
