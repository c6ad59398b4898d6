from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.circulation.enums import Activity, OfferState
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Offer(AuditedModel):
    """Aanbod: made by the system once, where knowledge may help a werkplaats with an open question.

    `activity` is what taking it up records: one of the three of the phase Enrich.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    question_uuid = models.UUIDField(db_index=True)
    question_label = models.CharField(max_length=300)
    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    subject_label = models.CharField(max_length=300)
    activity = models.CharField(max_length=16, choices=Activity.choices, default=Activity.ENRICH_ISSUE)
    reason = models.TextField(_("why this may help"))
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.WAITING)
    made_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["question_uuid", "subject_kind", "subject_uuid"], name="offered_once"
            )
        ]

    def __str__(self) -> str:
        return self.subject_label
