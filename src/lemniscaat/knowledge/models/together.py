from django.db import models

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import TogetherLeft, TogetherState
from lemniscaat.knowledge.models.item import Item
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet


class TogetherQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "TogetherQuerySet":
        """What she did herself."""
        return self if actor.is_system else self.filter(made_by=actor.user) if actor.user else self.none()


class Together(AuditedModel):
    """Many items changed in one act in what they are filed under. It can be undone as a whole. Large ones are
    carried out, and undone, by the worker, batch by batch."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    made_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    undo_asked_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = TogetherQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return str(self.uuid)


class TogetherRow(models.Model):
    """One of those items: codes of what it had and of what it gets, by field. `why` says why nothing was done
    with it, or with some fields (`stayed`) when the whole was undone."""

    together = models.ForeignKey(Together, on_delete=models.PROTECT, related_name="rows")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=TogetherState.choices, default=TogetherState.WAITING)
    before = models.JSONField()
    after = models.JSONField()
    why = models.CharField(max_length=10, choices=TogetherLeft.choices, blank=True)
    stayed = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["together", "state"], name="together_by_state")]

    def __str__(self) -> str:
        return f"{self.together_id} {self.item_id}"
