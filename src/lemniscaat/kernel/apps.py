from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "lemniscaat.kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the worker send what waits in the outbox."""
        from lemniscaat.kernel.mail import send_waiting
        from lemniscaat.kernel.work import pumps

        pumps.join("mail", send_waiting)
