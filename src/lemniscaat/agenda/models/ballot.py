from django.db import models
from django.db.models import Q

from lemniscaat.agenda.enums import Way
from lemniscaat.network.api import Perspective


class Ballot(models.Model):
    """One person's points in a round that runs; gone when it has been counted.

    Nobody stands in it by name or number: `voter` is a keyed hash of her address in this round
    (`kernel.sealing.fingerprint`), which knows her again when she sends once more. A ballot on paper
    has the `reference` written on it instead. One by mail `counts` once its owner said yes; `token_hash`
    knows the secret of that mail. No moment stands in it, and it is no audited model: beside an audit
    event either would tell what somebody thinks.
    """

    round = models.ForeignKey("agenda.Round", on_delete=models.PROTECT, related_name="ballots")
    way = models.CharField(max_length=8, choices=Way.choices)
    perspective = models.CharField(max_length=20, choices=Perspective.choices)
    voter = models.CharField(max_length=64, blank=True)
    reference = models.CharField(max_length=20, blank=True)
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    counts = models.BooleanField(default=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "voter"],
                condition=Q(counts=True) & ~Q(voter=""),
                name="one_ballot_a_voter",
            ),
            models.UniqueConstraint(
                fields=["round", "reference"], condition=~Q(reference=""), name="one_ballot_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"ballot {self.pk}"


class Weight(models.Model):
    """The points a ballot gives to one candidate; none is no row."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="weights")
    candidate = models.ForeignKey("agenda.Candidate", on_delete=models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "candidate"], name="one_weight_a_candidate"),
            models.CheckConstraint(condition=Q(points__gt=0), name="weighs_something"),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id}: {self.points}"
