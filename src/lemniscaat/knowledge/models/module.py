from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import ids
from lemniscaat.knowledge.enums import Level, Licence
from lemniscaat.knowledge.models.file import File
from lemniscaat.knowledge.models.item import Item
from lemniscaat.knowledge.models.lesson_text import LessonText
from lemniscaat.knowledge.models.version import Version
from lemniscaat.network.api import AuditedModel, AuditedQuerySet

MOST_HOURS = 999


class Module(AuditedModel):
    """Lesmodule: an item with lessons. `hours` is the sum of theirs, kept; `competences` stand one a line.

    An adaptation names the version it was made from, and the licence under which that was taken.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="module")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level.choices, null=True, blank=True)
    competences = models.TextField(_("what one can do afterwards"), blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=1, default=Decimal(0))
    forked_from = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="adaptations"
    )
    taken_under = models.CharField(max_length=20, choices=Licence.choices, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("education module")
        verbose_name_plural = _("education modules")

    def __str__(self) -> str:
        return str(self.item)

    @property
    def competence_lines(self) -> list[str]:
        """One by one."""
        return [line.strip() for line in self.competences.splitlines() if line.strip()]


class Lesson(AuditedModel):
    """One lesson: what students do, with what, and what only teachers read.

    `origin` is the lesson of which it is a copy: in the source of an adaptation, or in what is published
    of a next version. `files` are those of its item that go with this lesson.
    """

    audit_private = frozenset({"teacher_notes"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    module = models.ForeignKey(Module, on_delete=models.PROTECT, related_name="lessons")
    origin = models.UUIDField(null=True, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    hours = models.DecimalField(
        _("hours"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(1),
        validators=[MinValueValidator(0), MaxValueValidator(MOST_HOURS)],
    )
    activities = models.TextField(_("what students do"), blank=True)
    materials = models.TextField(_("materials"), blank=True)
    teacher_notes = models.TextField(_("for the teacher"), blank=True)
    files = models.ManyToManyField(File, blank=True, related_name="+")

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title

    @property
    def material_lines(self) -> list[str]:
        """One by one."""
        return [line.strip() for line in self.materials.splitlines() if line.strip()]


class ModuleVersion(AuditedModel):
    """How a module stood in one version: what an adaptation is made from and compared with.

    `lessons` are mappings, as `LessonText` gives them, and hold nothing for teachers: that stands in
    `notes`, by the uuid of the lesson.
    """

    audit_private = frozenset({"lessons", "notes"})

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="module")
    level = models.PositiveSmallIntegerField(choices=Level.choices, null=True, blank=True)
    competences = models.TextField(blank=True)
    hours = models.DecimalField(max_digits=6, decimal_places=1, default=Decimal(0))
    lessons = models.JSONField(default=list)
    notes = models.JSONField(default=dict)

    objects = AuditedQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.version)

    def texts(self) -> list[LessonText]:
        """Its lessons in order, without what is for teachers."""
        return [LessonText.read(row) for row in self.lessons]
