"""What must hold whatever was played: what the acts kept of the lemniscate equals a count of its rows."""

from collections.abc import Iterator
from itertools import chain

from lemniscaat.circulation import api as circulation
from lemniscaat.network import api as network
from lemniscaat.network.api import VISITOR

Part = circulation.Issue | network.Werkplaats | None


def differing() -> list[str]:
    """Each kept figure that differs from a recount, of the network, its issues and its werkplaatsen; and each
    question that stands elsewhere than where its last step put it."""
    parts: list[Part] = [None, *circulation.issues(), *network.werkplaatsen()]
    return [*chain.from_iterable(map(_figures, parts)), *_journeys()]


def _figures(part: Part) -> Iterator[str]:
    kept, recounted = circulation.flow(part), circulation.recount(part)
    for place, (n, _since) in recounted.items():
        if kept[place].under_way != n:
            yield f"{part or 'network'}: {kept[place].under_way} in {place}, recounted {n}"
    done = circulation.steps_by_activity(part)
    for activity in circulation.Activity:
        n = circulation.steps_in(part, activity=activity).count()
        if done.get(activity, 0) != n:
            yield f"{part or 'network'}: {activity} {done.get(activity, 0)} times, recounted {n}"


def _journeys() -> Iterator[str]:
    last: dict[int, str] = {}
    for step in circulation.steps(VISITOR).standing().order_by("at", "id"):
        last[step.journey_id] = step.phase
    for journey in circulation.journeys(VISITOR).filter(pk__in=list(last)):
        if journey.phase != last[journey.pk]:
            yield f"{journey}: its last step is in {last[journey.pk]}"
