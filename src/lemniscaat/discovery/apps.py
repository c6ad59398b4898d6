from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "lemniscaat.discovery"
    label = "discovery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lemniscaat.discovery import browsing, counting, index, keeping
        from lemniscaat.kernel.documents import counters
        from lemniscaat.kernel.sweeping import sweeps
        from lemniscaat.kernel.work import Chore, chores, pumps

        counters.join("index", browsing.carried)
        pumps.join("index", keeping.pump)
        pumps.join("searches", counting.pump)
        chores.join("index", Chore(keeping.is_due, keeping.rebuild))
        # Segments hold what was deleted until they are merged: only an index made anew is without it.
        sweeps.join("index", index.want)
