from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Issue(AuditedModel):
    """Kwestie: a societal matter that all regions share; what a question becomes part of."""

    named_by = ("uuid", "slug", "title", "summary")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("in a few sentences"))
    steward = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    themes = models.ManyToManyField("vocabulary.Theme", blank=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    made_at = models.DateTimeField(default=clock.now)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("issue")
        verbose_name_plural = _("issues")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Synthesis(AuditedModel):
    """What is known about an issue, told in plain words; versions are kept, the newest is shown.

    Signed by an organisation, and by who wrote it (`written_by`) where she wants her name under it.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="syntheses")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("text"))
    gaps = models.JSONField(_("what we do not know yet"), default=list, blank=True)
    signed_by = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    written_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(default=clock.now)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["issue", "number"], name="one_synthesis_a_number")]

    def __str__(self) -> str:
        return f"{self.issue} ({self.number})"
