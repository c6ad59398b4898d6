from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "lemniscaat.discovery"
    label = "discovery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lemniscaat.discovery import counting, keeping
        from lemniscaat.kernel.work import pumps

        pumps.join("index", keeping.pump)
        pumps.join("searches", counting.pump)
