from typing import Any

from django.db import models
from django.db.models.functions import Coalesce

from lemniscaat.circulation.enums import Activity, Phase
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import Actor, Perspective


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, actor: Actor) -> "StepQuerySet":
        """Steps of journeys that are public, and of her own werkplaatsen's; all for the system."""
        if actor.is_system:
            return self
        return self.filter(
            models.Q(journey__is_public=True) | models.Q(werkplaats__in=actor.werkplaats_ids())
        )

    def standing(self) -> "StepQuerySet":
        """Steps that have not been undone, and are no undoing themselves. Nearly all undo nothing: what they
        undo is asked in a way that no database goes by its index, which is for the few that do."""
        return self.alias(undoing=Coalesce("undoes", 0)).filter(undoing=0, undone_by=None)

    def update(self, **fields: Any) -> int:
        """Refused: steps are append-only."""
        raise TypeError("a step is never changed; undo it with a later step")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused, as `update`."""
        raise TypeError("a step is never deleted; undo it with a later step")


class Step(models.Model):
    """One recorded turn of the lemniscate: append-only, made by the act it records.

    `cause` is unique, so that an act repeated records once. A mistake is undone by a later step
    that names it in `undoes`. `subject_label` is kept for when the subject is not public.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    phase = models.CharField(max_length=12, choices=Phase.choices)
    activity = models.CharField(max_length=16, choices=Activity.choices)
    journey = models.ForeignKey("circulation.Journey", on_delete=models.PROTECT, related_name="steps")
    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    question_uuid = models.UUIDField(null=True, db_index=True)
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    subject_label = models.CharField(max_length=300, blank=True)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    perspective = models.CharField(max_length=20, choices=Perspective.choices, blank=True)
    at = models.DateTimeField(default=clock.now)
    note = models.TextField(blank=True)
    undoes = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="undone_by")
    cause = models.CharField(max_length=160, unique=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_kind", "subject_uuid"]), models.Index(fields=["at"])]

    def __str__(self) -> str:
        return f"{self.get_activity_display()}: {self.subject_label}"
