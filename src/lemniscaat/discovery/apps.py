from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "lemniscaat.discovery"
    label = "discovery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lemniscaat.discovery.keeping import pump  # noqa: PLC0415  models are loaded by now
        from lemniscaat.kernel.work import pumps  # noqa: PLC0415

        pumps.join("index", pump)
