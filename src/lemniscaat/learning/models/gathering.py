from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.models.circle import Circle
from lemniscaat.learning.models.membership import Membership, of_insiders
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet

USUAL_LENGTH = timedelta(hours=2)
"""Of a gathering that does not say when it ends."""


class GatheringQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "GatheringQuerySet":
        """Those of the circles whose insider she is, and no others (rule 4)."""
        if actor.is_system:
            return self
        return self.filter(of_insiders(actor, "circle"))


class Gathering(AuditedModel):
    """A meeting of a circle: for its own people. `sequence` counts what calendars must hear of: another day,
    another place, called off. `report` and `present` are written when it has been."""

    audit_private = frozenset({"place", "online", "programme", "report"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="gatherings")
    at = models.DateTimeField(_("when"))
    until = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    online = models.URLField(_("address for taking part online"), max_length=500, blank=True)
    programme = models.TextField(_("programme"), blank=True)
    report = models.TextField(_("what was said"), blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    present = models.ManyToManyField(Membership, blank=True, related_name="+")
    called_off_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=clock.now)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        verbose_name = _("gathering")
        verbose_name_plural = _("gatherings")
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.circle} {self.at:%Y-%m-%d}"

    @property
    def ends(self) -> datetime:
        """When it ends; two hours after it begins, if nobody said."""
        return self.until or self.at + USUAL_LENGTH

    @property
    def mark(self) -> str:
        """A mark of how it was written up when somebody read it."""
        return self.written_at.isoformat() if self.written_at else ""
