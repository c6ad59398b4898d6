from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import Direction, FactorState, Strength
from lemniscaat.network.api import AuditedModel, AuditedQuerySet
from lemniscaat.vocabulary.api import Rung, SourceKind


class FactorQuerySet(AuditedQuerySet):
    def public(self) -> "FactorQuerySet":
        """Every factor that stands."""
        return self.exclude(state=FactorState.WITHDRAWN)


class Factor(AuditedModel):
    """Werkzame factor: in <context>, <what> works for <whom>, because <mechanism>."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    issue = models.ForeignKey("circulation.Issue", on_delete=models.PROTECT, related_name="+")
    what = models.CharField(_("what works"), max_length=200)
    context = models.CharField(_("in which context"), max_length=300)
    for_whom = models.CharField(_("for whom"), max_length=300)
    mechanism = models.TextField(_("because"))
    state = models.CharField(max_length=10, choices=FactorState.choices, default=FactorState.PROPOSED)
    rung = models.PositiveSmallIntegerField(_("rung"), choices=Rung.choices, default=Rung.IDEA)
    rung_reason = models.TextField(_("what the rung rests on"), blank=True)
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)
    made_at = models.DateTimeField(default=clock.now)
    is_invented = models.BooleanField(default=False)

    objects = FactorQuerySet.as_manager()

    class Meta:
        verbose_name = _("working factor")
        verbose_name_plural = _("working factors")
        ordering = ["-rung", "what"]

    def __str__(self) -> str:
        return self.what


class EvidenceQuerySet(AuditedQuerySet):
    def standing(self) -> "EvidenceQuerySet":
        """What was not taken back: all that counts."""
        return self.filter(withdrawn_at=None)


class Evidence(AuditedModel):
    """One piece of evidence: what it rests on and which way it points. Contradiction stays visible.

    It may stand on an item; other things (a use, an insight, a project) are named by kind and uuid. What was
    taken back counts no more, and stands with its reason (rule 6).
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    factor = models.ForeignKey(Factor, on_delete=models.PROTECT, related_name="evidence")
    direction = models.CharField(max_length=12, choices=Direction.choices)
    source_kind = models.CharField(max_length=12, choices=SourceKind.choices)
    strength = models.CharField(_("how strong"), max_length=10, choices=Strength.choices, blank=True)
    text = models.TextField(_("what was seen"))
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    item = models.ForeignKey(
        "knowledge.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_uuid = models.UUIDField(null=True, blank=True)
    subject_label = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(_("why taken back"), blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-year", "id"]

    def __str__(self) -> str:
        return self.text[:80]
