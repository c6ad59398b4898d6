from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import RowLeft
from lemniscaat.knowledge.models.item import Item
from lemniscaat.network.api import EDIT_ROLES, Actor, AuditedModel, AuditedQuerySet, Role


class ImportQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "ImportQuerySet":
        """Those of her own werkplaats; national ones are the secretariat's."""
        if actor.is_system:
            return self
        national = models.Q(werkplaats=None) if actor.has_national(Role.SECRETARIAT) else models.Q(pk=None)
        return self.filter(models.Q(werkplaats__in=actor.werkplaats_ids(EDIT_ROLES)) | national)


class Import(AuditedModel):
    """A list of items that was brought in. `key` is what it says and where it belongs: the same list goes
    on where it was broken off, until it is taken back. `n_rows` is how many rows it has."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    key = models.CharField(max_length=180, unique=True, null=True)
    name = models.CharField(_("file"), max_length=200)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    n_rows = models.PositiveIntegerField()
    made_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    undo_asked_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.name


class ImportedRow(models.Model):
    """One row of a list and the item it became or, when `joined`, the item that was there. `submitted` says
    that it was laid ready for review, `left` why it stayed when the list was taken back."""

    imported = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    item = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="imported_rows")
    digest = models.CharField(max_length=64, db_index=True)
    joined = models.BooleanField(default=False)
    submitted = models.BooleanField(default=False)
    left = models.CharField(max_length=10, choices=RowLeft.choices, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["imported", "number"], name="one_item_a_row")]

    def __str__(self) -> str:
        return f"{self.imported_id}: {self.number}"
