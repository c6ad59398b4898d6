"""Two agendas beside each other, in words: what was added, left out, put in other words or moved."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall
from typing import Any

from lemniscaat.agenda.models import Agenda, AgendaItem, AgendaPart, Programme

Match = tuple[AgendaPart, AgendaPart]

ALIKE = 0.6
"""From here on two wordings without a shared origin are taken for one theme in other words."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """Both wordings, as the filter `marked` wants them: what is in one alone is marked."""

    old: Mapping[str, Any]
    new: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A part on both agendas, and what became of it."""

    old: AgendaPart
    new: AgendaPart
    title: Reworded | None = None
    explanation: Reworded | None = None
    reason: Reworded | None = None
    places: tuple[int, int] | None = None

    @property
    def was_chosen(self) -> bool:
        """Whether it was on the old agenda as chosen; what cannot be left out always is."""
        return _is_chosen(self.old)

    @property
    def is_chosen(self) -> bool:
        """The same, of the new agenda."""
        return _is_chosen(self.new)

    @property
    def is_reworded(self) -> bool:
        """Whether it says something else; that another choice has another reason speaks for itself."""
        return bool(self.title or self.explanation or (self.reason and self.was_chosen == self.is_chosen))


@dataclass(frozen=True, slots=True)
class Parts:
    """What happened to the parts of one kind. `out` and `back` are themes that were chosen and are left out
    now, and the other way round; `gone` stand on the old agenda alone."""

    added: Sequence[AgendaPart]
    gone: Sequence[AgendaPart]
    out: Sequence[Pair]
    back: Sequence[Pair]
    reworded: Sequence[Pair]
    moved: Sequence[Pair]
    n_same: int

    @property
    def changed(self) -> bool:
        """Whether anything happened to them."""
        return any((self.added, self.gone, self.out, self.back, self.reworded, self.moved))


@dataclass(frozen=True, slots=True)
class Comparison:
    old: Agenda
    new: Agenda
    mission: Reworded | None
    items: Parts
    lines: Parts
    programmes: Parts

    @property
    def changed(self) -> bool:
        """Whether they differ at all."""
        return bool(self.mission) or any(each.changed for each in (self.items, self.lines, self.programmes))


def compare(old: Agenda, new: Agenda) -> Comparison:
    """Both read whole (`queries.agendas.whole`) beforehand: this asks the database nothing."""
    return Comparison(
        old,
        new,
        reworded(old.mission, new.mission),
        _compared(old.items.all(), new.items.all()),
        _compared(old.lines.all(), new.lines.all()),
        _compared(old.programmes.all(), new.programmes.all(), also=_days),
    )


def reworded(old: str, new: str) -> Reworded | None:
    """Both texts with what differs marked, word by word; None when they are the same."""
    if old.split() == new.split():
        return None
    before, after = findall(r"\s+|\w+|[^\w\s]", old), findall(r"\s+|\w+|[^\w\s]", new)
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    return Reworded(
        {"text": old, "marks": _marks(before, [(a, b) for _tag, a, b, _c, _d in changed])},
        {"text": new, "marks": _marks(after, [(c, d) for _tag, _a, _b, c, d in changed])},
    )


def _compared(
    olds: Iterable[AgendaPart], news: Iterable[AgendaPart], also: Callable[[AgendaPart], str] | None = None
) -> Parts:
    before, after = list(olds), list(news)
    matched = _matched(before, after)
    found = {id(part) for part, _other in matched}
    theirs = {id(other) for _part, other in matched}
    places = _moved(matched)
    pairs = [_pair(old, new, places.get(new.pk), also) for old, new in matched]
    return Parts(
        added=[part for part in after if id(part) not in theirs],
        gone=[part for part in before if id(part) not in found],
        out=[pair for pair in pairs if pair.was_chosen and not pair.is_chosen],
        back=[pair for pair in pairs if not pair.was_chosen and pair.is_chosen],
        reworded=[pair for pair in pairs if pair.is_reworded],
        moved=[pair for pair in pairs if pair.places],
        n_same=sum(
            pair.was_chosen == pair.is_chosen and not pair.is_reworded and not pair.places for pair in pairs
        ),
    )


def _pair(
    old: AgendaPart,
    new: AgendaPart,
    places: tuple[int, int] | None,
    also: Callable[[AgendaPart], str] | None,
) -> Pair:
    said = [(also(part) if also else getattr(part, "reason", "")) for part in (old, new)]
    return Pair(
        old,
        new,
        title=reworded(old.title, new.title),
        explanation=reworded(old.explanation, new.explanation),
        reason=reworded(*said),
        places=places,
    )


def _matched(
    before: Sequence[AgendaPart], after: Sequence[AgendaPart]
) -> list[tuple[AgendaPart, AgendaPart]]:
    """Which is which: by origin, then by the same words, then by words that are much alike."""
    pairs: list[Match] = []
    left, right = list(before), list(after)
    for known_by in (lambda part: part.origin, lambda part: tuple(_words(part.title))):
        by_key = {known_by(part): part for part in right}
        for part in list(left):
            other = by_key.pop(known_by(part), None)
            if other is not None:
                pairs.append((part, other))
                left.remove(part)
                right.remove(other)
    bags = {part.pk: frozenset(_words(part.title)) for part in right}
    for part in left:
        words = frozenset(_words(part.title))
        other = max(right, key=lambda each: _alike(words, bags[each.pk]), default=None)
        if other is not None and _alike(words, bags[other.pk]) >= ALIKE:
            pairs.append((part, other))
            right.remove(other)
    places = {id(part): place for place, part in enumerate(after)}
    return sorted(pairs, key=lambda pair: places[id(pair[1])])


def _moved(pairs: Sequence[Match]) -> dict[int, tuple[int, int]]:
    """Id of the new part → its old and its new place, of those that changed places: the fewest that have
    to, so that one that goes first moves, and not all that come after it."""
    chosen = [(old, new) for old, new in pairs if _is_chosen(old) and _is_chosen(new)]
    before = sorted(chosen, key=lambda pair: (pair[0].order, pair[0].pk))
    old_places = {new.pk: place for place, (_old, new) in enumerate(before, 1)}
    new_places = {new.pk: place for place, (_old, new) in enumerate(chosen, 1)}
    stayed = _longest_rising([old_places[new.pk] for _old, new in chosen])
    return {pk: (place, new_places[pk]) for pk, place in old_places.items() if place not in stayed}


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The most of these numbers that rise from left to right, leaving others out."""
    best: list[tuple[int, ...]] = []
    for number in numbers:
        runs = [run for run in best if run[-1] < number]
        longest = max(((len(run), run) for run in runs), default=(0, ()))
        best.append((*longest[1], number))
    return set(max(((len(run), run) for run in best), default=(0, ()))[1])


def _marks(words: Sequence[str], spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    at = [0]
    for word in words:
        at.append(at[-1] + len(word))
    return [(at[start], at[end]) for start, end in spans if start < end]


def _is_chosen(part: AgendaPart) -> bool:
    return part.is_chosen if isinstance(part, AgendaItem) else True


def _words(text: str) -> list[str]:
    return findall(r"\w+", text.lower())


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of their words two titles share: from 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _days(part: AgendaPart) -> str:
    """When a programme runs, and on what it works."""
    if not isinstance(part, Programme):
        return ""
    days = " – ".join(day.isoformat() for day in (part.since, part.until) if day)
    return "; ".join([*([days] if days else []), *(item.title for item in part.items.all())])
