"""Keep the figures of flow, so that no page counts them."""

from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, FloatField, Func, Q, QuerySet, Sum

from lemniscaat.circulation.enums import HandoverState, Phase
from lemniscaat.circulation.models import Counted, FlowFigure, Handover, Journey, Part, Scope, kept_for
from lemniscaat.kernel import transactions


class _seconds(Func):  # noqa: N801  reads as the function it is in SQL
    """A moment as seconds since 1970, on either database."""

    output_field = FloatField()
    template = "EXTRACT(EPOCH FROM %(expressions)s)"

    def as_sqlite(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        """SQLite keeps moments as text."""
        return self.as_sql(
            compiler, connection, template="(julianday(%(expressions)s) - 2440587.5) * 86400.0"
        )


CROSSINGS = {
    "out": (Q(state=HandoverState.OFFERED), "offered_at"),
    "back": (Q(state=HandoverState.RETURNED, received_at=None), "returned_at"),
}
"""Place of the figure → which handovers are there, and since when."""

Mover = Journey | Handover


@transactions.action
def renew_flow(*movers: Mover) -> None:
    """Let each count where it is now, and no longer where it was: as much work in a network of a million
    travellers as in one of ten. Its own row was written before in this transaction, so that of two who
    move it one waits for the other."""
    for mover in movers:
        was = Counted.objects.filter(uuid=mover.uuid).first()
        now = _of_journey(mover) if isinstance(mover, Journey) else _of_handover(mover)
        if (was and was.figures) == (now and now.figures):
            continue
        if now:
            now.save(force_insert=was is None)
        elif was:
            was.delete()
        # In the order of their names, so that of two acts the one waits for the other.
        changed = [(counted, by) for counted, by in ((was, -1), (now, 1)) if counted]
        for counted, by in sorted(changed, key=lambda change: change[0].place):
            _count(counted, by)


def recount(part: Part = None) -> dict[str, tuple[int, float]]:
    """Place → (how many under way, sum of since in seconds), straight from journeys and handovers."""
    own = Scope.of(part).rows()
    journeys = Journey.objects.filter(own, is_public=True, ended_at=None)
    figures = {
        str(row["phase"]): (row["n"], row["moments"])
        for row in journeys.values("phase").annotate(n=Count("pk"), moments=Sum(_seconds("since")))
    }
    public = Handover.objects.public().filter(own)
    for place, (crossing, moment) in CROSSINGS.items():
        figures[place] = _crossing(public.filter(crossing), moment)
    return {place: figures.get(place, (0, 0.0)) for place in [*Phase.values, "out", "back"]}


def _of_journey(journey: Journey) -> Counted | None:
    rows = Journey.objects.filter(pk=journey.pk, is_public=True, ended_at=None)
    found = rows.values_list("phase", "since", "issue", "werkplaats").first()
    return _counted(journey.uuid, *found) if found else None


def _of_handover(handover: Handover) -> Counted | None:
    rows = Handover.objects.public().filter(pk=handover.pk)
    for place, (crossing, moment) in CROSSINGS.items():
        found = rows.filter(crossing).values_list(moment, "issue", "werkplaats").first()
        if found:
            return _counted(handover.uuid, place, *found)
    return None


def _counted(uuid: UUID, place: str, since: datetime, issue: int | None, werkplaats: int | None) -> Counted:
    return Counted(uuid=uuid, place=place, since=since, issue_id=issue, werkplaats_id=werkplaats)


def _count(counted: Counted, by: int) -> None:
    """Add it to, or take it from, each figure in which it counts."""
    scopes = set(kept_for(counted.issue_id, counted.werkplaats_id))
    its = Q()
    for issue, werkplaats in scopes:
        its |= Q(issue=issue, werkplaats=werkplaats)
    rows = FlowFigure.objects.filter(its, place=counted.place)
    change = {"under_way": F("under_way") + by, "since_sum": F("since_sum") + by * counted.since.timestamp()}
    if rows.count() < len(scopes):
        for issue, werkplaats in scopes:
            FlowFigure.objects.get_or_create(issue_id=issue, werkplaats_id=werkplaats, place=counted.place)
    rows.update(**change)


def _crossing(handovers: "QuerySet[Handover]", moment: str) -> tuple[int, float]:
    totals = handovers.aggregate(n=Count("pk"), moments=Sum(_seconds(moment)))
    return totals["n"], totals["moments"] or 0.0
