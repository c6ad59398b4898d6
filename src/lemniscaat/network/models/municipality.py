from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class Municipality(AuditedModel):
    """A gemeente by its CBS code, valid from–to; codes are bound to a year, so rows are never deleted."""

    code = models.CharField(_("CBS code"), max_length=6, unique=True)
    name = models.CharField(_("name"), max_length=100)
    safety_region_code = models.CharField(max_length=4, blank=True)
    safety_region = models.CharField(max_length=100, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    werkplaatsen = models.ManyToManyField(
        "network.Werkplaats", through="network.ServiceArea", related_name="municipalities"
    )

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ServiceArea(AuditedModel):
    """That a municipality belongs to a werkplaats. `is_approximate`: filled in by region, not by hand."""

    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="service_areas")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", on_delete=models.PROTECT, related_name="service_areas"
    )
    is_approximate = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "werkplaats"], name="one_area_a_werkplaats")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} – {self.werkplaats}"
