from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import DECIDED_NATIONALLY, NationalState
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet, Role


class NationalItemQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "NationalItemQuerySet":
        """What was decided, with its reason, everyone reads; a proposal is the secretariat's."""
        if actor.has_national(Role.SECRETARIAT):
            return self
        return self.filter(state__in=DECIDED_NATIONALLY)


class NationalItem(AuditedModel):
    """An issue that lives in so many regions that the software proposes it for the national agenda.

    One for each round of the issue. The secretariat agendises or declines it, with a `reason`.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    issue = models.ForeignKey("circulation.Issue", on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=NationalState.choices, default=NationalState.PROPOSED)
    reason = models.TextField(_("reason"), blank=True)
    proposed_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = NationalItemQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["issue", "round"], name="one_national_item_a_round")]

    def __str__(self) -> str:
        return str(self.issue)


class NationalRegion(AuditedModel):
    """Why it was proposed: how many public questions a werkplaats asks of it, and how many are open. Kept
    by the worker at each change, never counted for a page."""

    item = models.ForeignKey(NationalItem, on_delete=models.PROTECT, related_name="regions")
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    n_questions = models.PositiveIntegerField()
    n_open = models.PositiveIntegerField()

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["werkplaats__short_name"]
        constraints = [models.UniqueConstraint(fields=["item", "werkplaats"], name="one_row_a_region")]

    def __str__(self) -> str:
        return f"{self.werkplaats}: {self.n_questions}"
