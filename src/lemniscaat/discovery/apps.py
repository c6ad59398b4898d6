from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "lemniscaat.discovery"
    label = "discovery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lemniscaat.discovery import counting, keeping
        from lemniscaat.kernel.sweeping import sweeps
        from lemniscaat.kernel.work import pumps

        pumps.join("index", keeping.pump)
        pumps.join("searches", counting.pump)
        # Segments hold what was deleted until they are merged: only an index made anew is without it.
        sweeps.join("index", keeping.rebuild)
