from django.db import models

from lemniscaat.kernel import clock


class Changed(models.Model):
    """One object whose search document may have changed; written in the transaction that did it.

    Rows are read in order of `id` and deleted once the index holds the change, so that a killed
    worker does the same again and no more. A row that cannot be applied keeps its `error` and is
    passed over.
    """

    kind = models.CharField(max_length=40)
    uuid = models.UUIDField()
    at = models.DateTimeField(default=clock.now)
    error = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "uuid"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.uuid}"
