"""Analysis over cases: cases × factors × outcome, for an issue, by a group from several werkplaatsen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, Finding, Outcome
from lemniscaat.knowledge.models.factor import Factor
from lemniscaat.knowledge.models.item import Item
from lemniscaat.network.api import EDIT_ROLES, Actor, AuditedModel, AuditedQuerySet, Role


class AnalysisQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "AnalysisQuerySet":
        """What is published, and what the werkplaatsen of its group are working on."""
        if actor.is_system:
            return self
        group = models.Q(werkplaatsen__in=actor.werkplaats_ids(EDIT_ROLES))
        national = models.Q() if actor.has_national(Role.SECRETARIAT) else models.Q(pk=None)
        public = models.Q(item__state__in=PUBLIC_ITEM_STATES)
        return self.filter(pk__in=self.model.objects.filter(public | group | national).values("pk"))


class Analysis(AuditedModel):
    """The matrix of an item: its title, review and publication are the item's.

    `werkplaatsen` is the group: who edits in one of them works on it until it is published.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="analysis")
    issue = models.ForeignKey("circulation.Issue", on_delete=models.PROTECT, related_name="+")
    werkplaatsen = models.ManyToManyField("network.Werkplaats", related_name="+")
    made_at = models.DateTimeField(default=clock.now)

    objects = AnalysisQuerySet.as_manager()

    class Meta:
        verbose_name = _("analysis over cases")
        verbose_name_plural = _("analyses over cases")
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return self.item.title


class AnalysisCase(AuditedModel):
    """One place where something was tried, and what came of it.

    `key` is what its evidence has in common, "" for one that was added by hand. `turn` counts how often its
    outcome was written: who writes names the one she read.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="cases")
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=120, blank=True)
    label = models.CharField(_("case"), max_length=200)
    outcome = models.CharField(_("what came of it"), max_length=12, choices=Outcome.choices, blank=True)
    remark = models.CharField(_("remark"), max_length=600, blank=True)
    turn = models.PositiveIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["werkplaats__short_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["analysis", "key"], condition=~models.Q(key=""), name="one_case_a_key"
            )
        ]

    def __str__(self) -> str:
        return self.label


class AnalysisColumn(AuditedModel):
    """A factor that is looked at in every case."""

    analysis = models.ForeignKey(Analysis, on_delete=models.PROTECT, related_name="columns")
    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="+")

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["analysis", "factor"], name="one_column_a_factor")]

    def __str__(self) -> str:
        return self.factor.what


class AnalysisCell(AuditedModel):
    """What was found of one factor in one case; `turn` as that of a case."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    case = models.ForeignKey(AnalysisCase, on_delete=models.PROTECT, related_name="cells")
    column = models.ForeignKey(AnalysisColumn, on_delete=models.PROTECT, related_name="cells")
    finding = models.CharField(_("what was found"), max_length=10, choices=Finding.choices, blank=True)
    remark = models.CharField(_("remark"), max_length=600, blank=True)
    turn = models.PositiveIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["column_id"]
        constraints = [models.UniqueConstraint(fields=["case", "column"], name="one_cell_a_place")]

    def __str__(self) -> str:
        return f"{self.case} × {self.column}"
