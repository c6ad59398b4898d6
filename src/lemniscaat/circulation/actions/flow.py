"""Keep the figures of flow, so that no page counts them."""

from typing import Any

from django.db.models import Count, FloatField, Func, Q, QuerySet, Sum

from lemniscaat.circulation.enums import HandoverState, Phase
from lemniscaat.circulation.models import FlowFigure, Handover, Issue, Journey
from lemniscaat.kernel import transactions
from lemniscaat.network.api import Werkplaats


class _seconds(Func):  # noqa: N801  reads as the function it is in SQL
    """A moment as seconds since 1970, on either database."""

    output_field = FloatField()
    template = "EXTRACT(EPOCH FROM %(expressions)s)"

    def as_sqlite(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        """SQLite keeps moments as text."""
        return self.as_sql(
            compiler, connection, template="(julianday(%(expressions)s) - 2440587.5) * 86400.0"
        )


Scope = Issue | Werkplaats | None


@transactions.action
def renew_flow(*scopes: Scope) -> None:
    """Count the public travellers again: for the whole network and for each scope given."""
    for scope in {None, *scopes}:
        _renew(scope)


def recount(scope: Scope = None) -> dict[str, tuple[int, float]]:
    """Place → (how many under way, sum of since in seconds), straight from journeys and handovers."""
    own = _within(scope)
    journeys = Journey.objects.filter(own, is_public=True, ended_at=None)
    figures = {
        str(row["phase"]): (row["n"], row["moments"])
        for row in journeys.values("phase").annotate(n=Count("pk"), moments=Sum(_seconds("since")))
    }
    public = Handover.objects.public().filter(own)
    out = public.filter(state=HandoverState.OFFERED)
    back = public.filter(state=HandoverState.RETURNED, received_at=None)
    figures["out"] = _crossing(out, "offered_at")
    figures["back"] = _crossing(back, "returned_at")
    return {place: figures.get(place, (0, 0.0)) for place in [*Phase.values, "out", "back"]}


def _renew(scope: Scope) -> None:
    where: dict[str, Any] = {
        "issue": scope if isinstance(scope, Issue) else None,
        "werkplaats": scope if isinstance(scope, Werkplaats) else None,
    }
    kept = {row.place: (row.under_way, row.since_sum) for row in FlowFigure.objects.filter(**where)}
    for place, figures in recount(scope).items():
        if kept.get(place) != figures:
            defaults = dict(zip(("under_way", "since_sum"), figures, strict=True))
            FlowFigure.objects.update_or_create(**where, place=place, defaults=defaults)


def _within(scope: Scope) -> Q:
    if isinstance(scope, Issue):
        return Q(issue=scope)
    return Q(werkplaats=scope) if scope is not None else Q()


def _crossing(handovers: "QuerySet[Handover]", moment: str) -> tuple[int, float]:
    totals = handovers.aggregate(n=Count("pk"), moments=Sum(_seconds(moment)))
    return totals["n"], totals["moments"] or 0.0
