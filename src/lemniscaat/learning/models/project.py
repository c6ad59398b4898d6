from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import ProjectState
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Project(AuditedModel):
    """A learning research practice, with a share in each of the O's."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    title = models.CharField(_("title"), max_length=300)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=ProjectState.choices, default=ProjectState.PLANNED)
    summary = models.TextField(_("in plain words"), blank=True)
    learnt = models.TextField(_("what was learnt"), blank=True)
    reason = models.TextField(_("why stopped"), blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(pgettext_lazy("period", "until"), null=True, blank=True)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agenda_item = models.ForeignKey(
        "agenda.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    questions = models.ManyToManyField("agenda.Question", blank=True, related_name="+")
    partners = models.ManyToManyField("network.Organisation", blank=True, related_name="+")
    products = models.ManyToManyField("knowledge.Item", blank=True, related_name="+")
    website = models.URLField(max_length=1000, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    source = models.CharField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["-since", "title"]

    def __str__(self) -> str:
        return self.title


class Strand(AuditedModel):
    """Aandeel: one O's share in a project, what it plans to do and what came of that."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="strands")
    four_o = models.ForeignKey("vocabulary.FourO", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("what this O does here"))
    plan = models.TextField(_("what it plans"), blank=True)
    yielded = models.TextField(_("what it yielded"), blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["four_o__order", "id"]
        constraints = [models.UniqueConstraint(fields=["project", "four_o"], name="one_strand_an_o")]

    def __str__(self) -> str:
        return f"{self.four_o}: {self.project}"
