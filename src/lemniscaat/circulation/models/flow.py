from django.db import models
from django.db.models.functions import Coalesce


class FlowFigure(models.Model):
    """How many public travellers are under way in one place of the figure, for one scope.

    `place` is a phase, or `out` and `back` for the crossing. A scope is the network (neither
    issue nor werkplaats), one issue, one werkplaats, or what one werkplaats has of one issue. Changed
    in the transaction of each act that moves something, by what that moves; equal to a recount of the
    journeys and handovers at any time.
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


class TurnFigure(models.Model):
    """How often something was done in public, for one scope (as `FlowFigure`), in one year or ever.

    `what` is an activity, or `CROSSING` with the state of a handover, which counts in the year in which it
    was offered. Changed by each act, and equal to a count of the standing steps and of the handovers at any
    time.
    """

    CROSSING = "crossing:"

    issue = models.ForeignKey("circulation.Issue", null=True, on_delete=models.PROTECT, related_name="+")
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    year = models.PositiveSmallIntegerField(null=True)
    what = models.CharField(max_length=24)
    n = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Coalesce("issue", 0),
                Coalesce("werkplaats", 0),
                Coalesce("year", 0),
                "what",
                name="one_turn_figure_a_scope",
            )
        ]

    def __str__(self) -> str:
        return f"{self.what}: {self.n}"
