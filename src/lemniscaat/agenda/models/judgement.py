from django.db import models

from lemniscaat.kernel import clock
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Judgement(AuditedModel):
    """That a desk saw that something does not answer a question, though it was matched to it. What does
    answer it is linked or joined, and needs no judgement beside that."""

    question = models.ForeignKey("agenda.Question", on_delete=models.PROTECT, related_name="judgements")
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    at = models.DateTimeField(default=clock.now)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["question", "subject_uuid"], name="one_judgement_of_a_match")
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.subject_kind} {self.subject_uuid}"
