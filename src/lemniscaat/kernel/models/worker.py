from django.db import models

from lemniscaat.kernel import clock


class Worker(models.Model):
    """A worker process and when it was last seen, so that `lemniscaat check` can tell."""

    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name
