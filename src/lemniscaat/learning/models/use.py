from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import UseState
from lemniscaat.network.api import AuditedModel, AuditedQuerySet, Perspective


class Use(AuditedModel):
    """Toepassing, "applied here": who, where, adapted how, with what result, would you again.

    On the website at once; who edits in the werkplaats can take it off, with the `reason`, and put it back.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    item = models.ForeignKey("knowledge.Item", on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(
        "agenda.Question", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(_("where"), max_length=200)
    headline = models.CharField(_("in one sentence"), max_length=200)
    adapted = models.TextField(_("what you did differently"), blank=True)
    result = models.TextField(_("what came of it"))
    figure = models.CharField(_("in figures"), max_length=200, blank=True)
    again = models.BooleanField(_("would you do it again"), null=True)
    perspective = models.CharField(max_length=20, choices=Perspective.choices, blank=True)
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=UseState.choices, default=UseState.SHOWN)
    reason = models.CharField(_("why taken off"), max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.headline

    @property
    def story(self) -> str:
        """What came of it, without the sentence that stands above it already."""
        return self.result.removeprefix(self.headline).lstrip(". ")
