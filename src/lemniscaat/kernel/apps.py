from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "lemniscaat.kernel"
    default_auto_field = "django.db.models.BigAutoField"
