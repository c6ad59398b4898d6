from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.models.item import Contributor, Item
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Version(AuditedModel):
    """A published state of an item, with an identifier of its own, and what one needs to read and cite it
    when there is a newer one. `makers` are the fields of its contributors, in the order of the title page.
    Its files are those of the item that stood there then (`File.since`, `File.until`)."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    plain_summary = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    publisher = models.CharField(max_length=250, blank=True)
    makers = models.JSONField(default=list, blank=True)
    note = models.CharField(_("what changed"), max_length=500, blank=True)
    published_at = models.DateTimeField(default=clock.now)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="one_version_a_number")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def contributors(self) -> list[Contributor]:
        """Who made it, as rows that are kept nowhere else."""
        return [Contributor(**row) for row in self.makers]
