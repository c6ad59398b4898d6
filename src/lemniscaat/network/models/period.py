from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class Period(AuditedModel):
    """A subsidy period, as 2023–2026."""

    slug = models.SlugField(max_length=9, unique=True)
    start_year = models.PositiveSmallIntegerField()
    end_year = models.PositiveSmallIntegerField()
    rule = models.TextField(blank=True)
    source = models.CharField(max_length=500, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("period")
        verbose_name_plural = _("periods")
        ordering = ["-start_year"]

    def __str__(self) -> str:
        return f"{self.start_year}–{self.end_year}"
