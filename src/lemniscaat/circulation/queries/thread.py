"""The thread of anything: where it came from and what came of it, over regions, as deep as it goes.

Walked in the breadth over the ways that each app tells (`kernel.threads`): at each depth one query a way that
can be followed from there and one a kind that was met, however many things there are. What is not open to
everyone is not met, so nothing behind it is met by it either.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lemniscaat.kernel.subjects import Subject, resolve
from lemniscaat.kernel.threads import Link, Pointer, ways_from

MOST = 48
"""How many things stand before it, and how many after it."""
MOST_A_WAY = 20
"""How many of one kind are followed from one depth."""


@dataclass(frozen=True, slots=True)
class Knot:
    """One thing on a thread. `at` is when it came into it, as far as anything tells."""

    subject: Subject
    at: datetime | None

    @property
    def pointer(self) -> Pointer:
        """Kind and uuid."""
        return self.subject.kind, self.subject.uuid


@dataclass(frozen=True, slots=True)
class Thread:
    """`before` and `after` in the order in which one came of the other; `links` go from what stands earlier
    to what stands later. `is_cut` when there was more than it holds."""

    before: Sequence[Knot]
    itself: Knot
    after: Sequence[Knot]
    links: Sequence[tuple[Pointer, Pointer]]
    is_cut: bool

    @property
    def knots(self) -> list[Knot]:
        """All of it, from the first to the last."""
        return [*self.before, self.itself, *self.after]


@dataclass
class _Walk:
    """One direction from one thing. `since` keeps, for each thing that was met, how far it lies and when."""

    direction: str
    met: dict[Pointer, Subject]
    reached: dict[Pointer, tuple[int, datetime | None]]
    links: list[Link]
    is_cut: bool = False


def thread(kind: str, uuid: UUID) -> Thread | None:
    """The thread of one thing; None of what is not there, or not open to everyone."""
    root = kind, uuid
    itself = resolve([root]).get(root)
    if itself is None:
        return None
    met = {root: itself}
    after = _walk(root, "forward", met)
    before = _walk(root, "back", met)
    earlier, later = _knots(before, itself), _knots(after, itself)
    knots = [*earlier[::-1], Knot(itself, itself.at), *later]
    links = _in_order(knots, [*before.links, *after.links])
    return Thread(earlier[::-1], Knot(itself, itself.at), later, links, before.is_cut or after.is_cut)


def _walk(root: Pointer, direction: str, met: dict[Pointer, Subject]) -> _Walk:
    """From depth to depth. `met` is shared: what came of a thing does not stand before it as well."""
    walk = _Walk(direction, met, {}, [])
    frontier, depth = [root], 0
    while frontier:
        depth += 1
        ends = _ends(walk, frontier)
        new = {end: at for end, at in ends.items() if end not in met}
        room = MOST - len(walk.reached)
        subjects = resolve(new)
        frontier = [pointer for pointer in new if pointer in subjects]
        walk.is_cut |= len(frontier) > room
        frontier = frontier[:room]
        met.update((pointer, subjects[pointer]) for pointer in frontier)
        walk.reached.update((pointer, (depth, new[pointer])) for pointer in frontier)
    return walk


def _ends(walk: _Walk, frontier: Sequence[Pointer]) -> dict[Pointer, datetime | None]:
    """Where one comes from these, each with when."""
    uuids: dict[str, list[UUID]] = {}
    for kind, uuid in frontier:
        uuids.setdefault(kind, []).append(uuid)
    ends: dict[Pointer, datetime | None] = {}
    for way in ways_from(uuids, walk.direction):
        forward = walk.direction == "forward"
        found = way.links(uuids[way.source if forward else way.target], walk.direction, MOST_A_WAY)
        walk.is_cut |= len(found) > MOST_A_WAY
        for link in found[:MOST_A_WAY]:
            walk.links.append(link)
            end, at = (link.target, link.at) if forward else (link.source, None)
            ends[end] = ends.get(end) or at
    return ends


def _knots(walk: _Walk, itself: Subject) -> list[Knot]:
    """Away from the thing: no thing stands nearer to it than what it came by, and else the days decide."""
    forward = walk.direction == "forward"
    ways = [(link.source, link.target) if forward else (link.target, link.source) for link in walk.links]
    moments: dict[Pointer, float] = {(itself.kind, itself.uuid): _moment(itself.at)}
    for near, far in ways:
        if far in walk.reached and near in moments and far not in moments:
            at = _moment(walk.reached[far][1] or walk.met[far].at)
            moments[far] = _further(moments[near], at, forward=forward)
    order = {pointer: place for place, pointer in enumerate(walk.reached)}
    rows = sorted(
        walk.reached,
        key=lambda row: (moments[row] if forward else -moments[row], walk.reached[row][0], order[row]),
    )
    return [Knot(walk.met[row], walk.reached[row][1] or walk.met[row].at) for row in rows]


def _moment(at: datetime | None) -> float:
    return at.timestamp() if at else 0.0


def _further(near: float, at: float, *, forward: bool) -> float:
    """What no row knows the moment of stands beside what it came by."""
    if not at:
        return near
    return max(near, at) if forward else min(near, at)


def _in_order(knots: Sequence[Knot], links: Sequence[Link]) -> list[tuple[Pointer, Pointer]]:
    """Once each, and only on from where it stands: what came back to its own beginning stands there. One that
    says no more than a longer way round it does is left out."""
    place: Mapping[Pointer, int] = {knot.pointer: number for number, knot in enumerate(knots)}
    onward: dict[Pointer, set[Pointer]] = {pointer: set() for pointer in place}
    for link in links:
        if place.get(link.source, -1) < place.get(link.target, -1) and link.source in place:
            onward[link.source].add(link.target)
    beyond: dict[Pointer, set[Pointer]] = {}
    for pointer in reversed(list(place)):
        beyond[pointer] = onward[pointer].union(*(beyond[near] for near in onward[pointer]))
    return [
        (source, target)
        for source, targets in onward.items()
        for target in sorted(targets, key=lambda pointer: place[pointer])
        if not any(target in beyond[other] for other in targets)
    ]
