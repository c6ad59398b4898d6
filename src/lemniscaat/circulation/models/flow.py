from django.db import models
from django.db.models.functions import Coalesce


class FlowFigure(models.Model):
    """How many public travellers are under way in one place of the figure, for one scope.

    `place` is a phase, or `out` and `back` for the crossing. A scope is the network (neither
    issue nor werkplaats), one issue or one werkplaats. Changed in the transaction of each act that
    moves something, by what that moves; equal to a recount of the journeys and handovers at any time.
    `since_sum` adds up, in seconds since 1970, when each came there: so the mean time under way
    is known at any moment without reading them again.
    """

    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="flow")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=12)
    under_way = models.PositiveIntegerField(default=0)
    since_sum = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("issue", 0),
                Coalesce("werkplaats", 0),
                "place",
                name="one_figure_a_place",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place}: {self.under_way}"


class Counted(models.Model):
    """Where one public traveller, or one crossing, counts in the figures: what to take from them when it
    moves. `uuid` is that of the journey or handover; what counts nowhere has no row."""

    uuid = models.UUIDField(primary_key=True)
    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(max_length=12)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.place} since {self.since}"

    @property
    def figures(self) -> tuple[object, ...]:
        """All that its figures follow from."""
        return self.place, self.since, self.issue_id, self.werkplaats_id


class Tally(models.Model):
    """How often something was done in public, for one scope (as `FlowFigure`): `what` is an activity, or
    `crossing:` with the state of a handover. Changed by each act, and equal to a count of the standing steps
    and of the handovers at any time."""

    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField(max_length=24)
    n = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("issue", 0), Coalesce("werkplaats", 0), "what", name="one_tally_a_scope"
            )
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.n}"
