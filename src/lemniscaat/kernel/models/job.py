from django.db import models

from lemniscaat.kernel import clock, ids


class Job(models.Model):
    """Work for the worker: the registered task `name` with `payload`, not before `run_at`.

    `key` is unique while given: asking twice for the same work makes one row. `claimed_until` in
    the past means the worker that held it died, and another may take it.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    name = models.CharField(max_length=80)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True, blank=True, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    run_at = models.DateTimeField(default=clock.now)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["done_at", "run_at"])]

    def __str__(self) -> str:
        return f"{self.name} ({self.uuid})"
