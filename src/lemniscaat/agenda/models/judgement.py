from django.db import models

from lemniscaat.kernel import clock
from lemniscaat.network.api import AuditedModel, AuditedQuerySet


class Judgement(AuditedModel):
    """What a person saw of something that was matched to a question: that it helps, or does not fit.

    A desk says only what does not fit; what does it links or joins, and needs no judgement beside that.
    The asker (`by_asker`) says both. Of the two each has a judgement of its own.
    """

    question = models.ForeignKey("agenda.Question", on_delete=models.PROTECT, related_name="judgements")
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    helps = models.BooleanField(default=False)
    by_asker = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "subject_uuid", "by_asker"], name="one_judgement_of_a_match"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.subject_kind} {self.subject_uuid}"
