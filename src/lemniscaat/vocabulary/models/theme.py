from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import ids
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Theme(AuditedModel):
    """A SKOS concept. Every region's own word for it is an altLabel; hiddenLabels are for finding only."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    pref_label = models.CharField(_("preferred word"), max_length=120, unique=True)
    alt_labels = models.JSONField(_("other words"), default=list, blank=True)
    hidden_labels = models.JSONField(_("words for finding only"), default=list, blank=True)
    definition = models.TextField(_("meaning"), blank=True)
    broader = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower"
    )

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["pref_label"]

    def __str__(self) -> str:
        return self.pref_label
