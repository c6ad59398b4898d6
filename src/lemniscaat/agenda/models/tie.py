from django.db import models
from django.db.models import Q
from django.db.models.functions import Greatest, Least

from lemniscaat.agenda.enums import TieKind
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class QuestionTie(AuditedModel):
    """That the desk of `question` found `other` to ask the same, or something related.

    Both stay as they are (rule 1). It stands on both, and either desk may take it off.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    question = models.ForeignKey("agenda.Question", on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey("agenda.Question", on_delete=models.PROTECT, related_name="ties_elsewhere")
    kind = models.CharField(max_length=8, choices=TieKind.choices)
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                Least("question", "other"),
                Greatest("question", "other"),
                condition=Q(undone_at=None),
                name="tied_once",
            ),
            models.CheckConstraint(condition=~Q(question=models.F("other")), name="tied_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} – {self.other_id}: {self.kind}"
