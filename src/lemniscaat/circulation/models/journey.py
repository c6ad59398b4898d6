from django.db import models

from lemniscaat.circulation.enums import Phase
from lemniscaat.kernel import clock, ids

LONGEST_LABEL = 300
"""Of a name that is kept beside a thing: what it is the name of can be called longer."""


class Journey(models.Model):
    """Where one traveller is on the lemniscate now: one bead in the figure.

    A traveller is a question, an issue or an offer. Kept by the acts that record steps, and always
    equal to what the steps say; it is here so that no page has to count them. `is_public` follows
    the traveller (rule 2), `ended_at` is when it stopped being under way.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    label = models.CharField(max_length=LONGEST_LABEL)
    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.ONTWIKKELEN)
    since = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_uuid"], name="one_journey_a_traveller")
        ]
        indexes = [
            models.Index(fields=["phase", "is_public", "ended_at"]),
            models.Index(
                fields=["subject_kind", "subject_uuid"],
                condition=models.Q(is_public=False),
                name="hidden_travellers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.get_phase_display()})"
