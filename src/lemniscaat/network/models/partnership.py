from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import ids
from lemniscaat.network.enums import Part
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class Partnership(AuditedModel):
    """An organisation in a werkplaats, from–until, and its part in it."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", on_delete=models.PROTECT, related_name="partnerships"
    )
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.PROTECT, related_name="partnerships"
    )
    research_group = models.ForeignKey(
        "network.ResearchGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="partnerships"
    )
    part = models.CharField(_("part"), max_length=20, choices=Part.choices, default=Part.PARTNER)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(pgettext_lazy("last day", "until"), null=True, blank=True)
    source = models.CharField(max_length=500, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        constraints = [
            models.UniqueConstraint(
                "werkplaats",
                "organisation",
                Coalesce("research_group", 0),
                "part",
                name="one_part_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} – {self.werkplaats}"
