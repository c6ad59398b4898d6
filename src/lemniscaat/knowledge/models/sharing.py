"""What others do with a module: use it in a programme, hear of its versions, offer a change back."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import ChangeState
from lemniscaat.knowledge.models.item import Item
from lemniscaat.knowledge.models.lesson_text import LessonText
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class ProgrammeUse(AuditedModel):
    """That a programme of education uses a module: whose, which, since when, and until when."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="programme_uses")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.CharField(pgettext_lazy("study", "programme"), max_length=200)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)
    by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("use in a programme")
        verbose_name_plural = _("uses in programmes")
        ordering = ["-since", "id"]

    def __str__(self) -> str:
        return f"{self.programme}, {self.organisation}"


class VersionMail(models.Model):
    """That somebody wants a mail of each new version of a module she uses or adapted. `token` is the address
    by which she stops, without logging in."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    token = models.CharField(max_length=64, unique=True, default=ids.new_secret)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "item"], name="one_version_mail_a_module")]

    def __str__(self) -> str:
        return f"version mail {self.uuid}"


class Change(AuditedModel):
    """One lesson of an adaptation, offered to the keepers of its source as it was then.

    `lesson` is that of the source, None for one it did not have. The answer, with its reason, stays.
    """

    audit_private = frozenset({"teacher_notes"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    adaptation = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    source = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="changes")
    lesson = models.UUIDField(null=True, blank=True)
    title = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=4, decimal_places=1, default=Decimal(1))
    activities = models.TextField(blank=True)
    materials = models.TextField(blank=True)
    teacher_notes = models.TextField(blank=True)
    why = models.TextField(_("why"))
    state = models.CharField(max_length=10, choices=ChangeState.choices, default=ChangeState.OFFERED)
    reason = models.TextField(_("why not"), blank=True)
    by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    answered_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("change offered back")
        verbose_name_plural = _("changes offered back")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def text(self) -> LessonText:
        """What is offered."""
        return LessonText(
            title=self.title,
            hours=self.hours,
            activities=self.activities,
            materials=self.materials,
            teacher_notes=self.teacher_notes,
        )
