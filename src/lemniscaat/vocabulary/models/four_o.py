from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class FourO(AuditedModel):
    """One of the O's. Four hold for all (no werkplaats); a region may have its own, as Utrecht's five."""

    code = models.SlugField(max_length=40, unique=True)
    label = models.CharField(_("name"), max_length=80)
    meaning = models.CharField(_("meaning"), max_length=300, blank=True)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = "O"
        verbose_name_plural = _("O's")
        ordering = ["order", "label"]

    def __str__(self) -> str:
        return self.label
