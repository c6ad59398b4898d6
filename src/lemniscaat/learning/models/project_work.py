from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.models.project import Project
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Progress(AuditedModel):
    """How a project stands, told in public by who works in it."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="progress")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField(_("how it stands"))

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress")
        verbose_name_plural = _("progress")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.project} {self.at:%Y-%m-%d}"


class StudentRound(AuditedModel):
    """A group of students that works in a project for a while, and what came of it. Students have no names
    here."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="student_rounds")
    name = models.CharField(_("which students"), max_length=200)
    school = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    since = models.DateField(_("from"))
    until = models.DateField(pgettext_lazy("period", "until"), null=True, blank=True)
    n_students = models.PositiveSmallIntegerField(_("how many students"), null=True, blank=True)
    task = models.TextField(_("what they look into"))
    yielded = models.TextField(_("what came of it"), blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of students")
        verbose_name_plural = _("rounds of students")
        ordering = ["-since", "-id"]

    def __str__(self) -> str:
        return self.name
