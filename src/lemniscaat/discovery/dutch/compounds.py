"""The parts a compound is made of, so that `team` finds `wijkteam`.

A word is split only when known words, with a linking sound between them or not, cover all of it:
that is what keeps `spijt` out of `respijtzorg`. Of several ways the one with the most used parts is
taken, and a word that is used more than its parts stays one word (after Koehn and Knight, 2003).
"""

import gzip
import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from lemniscaat.discovery.dutch.lists import DATA, listed

LINK_COST = {"": 0.0, "s": 0.3, "en": 2.0, "e": 2.0, "n": 2.0, "er": 2.0}
"""In natural logarithms of use: a part that needs no link is likelier (ouderen-zorg, not ouder-en-zorg)."""

FEWEST_LETTERS = 4
FEWEST_UNUSED = 6
"""A word that is neither used nor a part elsewhere needs so many letters to be a part."""

LONGEST_PART = 20
LONGEST_WORD = 45
MOST_PARTS = 5

_FAMILY_WEIGHT = 3
"""How much being a part elsewhere counts beside being used by itself."""

_LISTED_USE = math.log1p(100)
"""How much a word is used of which we only know that it is a part."""

PLURAL_ENDS = ("s", "en", "n")

MORE_PARTS = listed("more-parts.txt")
NO_PARTS = listed("no-parts.txt")
SILENT = listed("silent-parts.txt")
_SHORTEST = min(FEWEST_LETTERS, *map(len, MORE_PARTS))


class _Way(NamedTuple):
    """A way to cover a word up to somewhere: how much its parts are used in all, and the parts."""

    use: float
    parts: tuple[str, ...]

    def mean(self) -> float:
        return self.use / len(self.parts)


@lru_cache(maxsize=20_000)
def parts(plain: str) -> tuple[str, ...]:
    """The words that together make up the whole of a folded word; nothing when it is one word."""
    if not (FEWEST_LETTERS + _SHORTEST <= len(plain) <= LONGEST_WORD) or not plain.isalpha():
        return ()
    best = _best(plain)
    if best is None or len(best.parts) > 2:
        best = _of_singular(plain, best)
    if best is None or best.mean() < _known()[0].get(plain, 0.0):
        return ()
    return tuple(part for part in best.parts if part not in SILENT)


def _best(plain: str) -> _Way | None:
    return max((way for count, way in _ways(plain).items() if count > 1), key=_Way.mean, default=None)


def _of_singular(plain: str, best: _Way | None) -> _Way | None:
    """The way to cover the singular, where it needs fewer parts than its plural, or that has no way at all:
    centrales are no lessons."""
    singulars = (_best(plain.removesuffix(end)) for end in PLURAL_ENDS if plain.endswith(end))
    fewer = [way for way in singulars if way and (best is None or len(way.parts) < len(best.parts))]
    return max(fewer, key=_Way.mean, default=best)


def is_word(plain: str) -> bool:
    """Whether a folded word stands in the list."""
    return plain in _known()[0]


def used(plain: str) -> float | None:
    """How much a folded word is used by itself, as a natural logarithm; None when it is not in the list."""
    return _known()[0].get(plain)


def _ways(plain: str) -> dict[int, _Way]:
    """The best way to cover all of the word, by number of parts."""
    reached: list[dict[int, _Way]] = [{} for _ in range(len(plain) + 1)]
    reached[0][0] = _Way(0.0, ())
    for start, ways in enumerate(reached):
        for part, use, after in _steps(plain, start) if ways else ():
            there = reached[after]
            for count, way in ways.items():
                longer = _Way(way.use + use, (*way.parts, part))
                if count < MOST_PARTS and (count + 1 not in there or longer > there[count + 1]):
                    there[count + 1] = longer
    return reached[-1]


def _steps(plain: str, start: int) -> Iterator[tuple[str, float, int]]:
    """The parts that may begin here, what each is worth, and where the next one begins."""
    for end in range(start + _SHORTEST, min(start + LONGEST_PART, len(plain)) + 1):
        part = plain[start:end]
        if (use := _use(part)) is None:
            continue
        for link, cost in LINK_COST.items():
            after = end + len(link)
            if plain.startswith(link, end) and (not link or after < len(plain)):
                yield part, use - cost, after


def _use(part: str) -> float | None:
    """How much a word is used, by itself and as a part, or None when it can't be a part."""
    if part in MORE_PARTS:
        return max(_LISTED_USE, _known()[1].get(part, 0.0))
    if len(part) < FEWEST_LETTERS or part in NO_PARTS:
        return None
    use = _known()[1].get(part)
    return use if use or len(part) >= FEWEST_UNUSED else None


@cache
def _known() -> tuple[dict[str, float], dict[str, float]]:
    """How much each known word is used by itself, and by itself and as a part: natural logarithms."""
    alone, in_all = {}, {}
    with gzip.open(DATA / "parts.gz", "rt", encoding="ascii") as file:
        for line in file:
            word, used, family = line.split(" ")
            alone[word] = _use_of(int(used), 0)
            in_all[word] = _use_of(int(used), int(family))
    return alone, in_all


@cache
def _use_of(used: int, family: int) -> float:
    """The natural logarithm of both together; kept, since a few thousand numbers serve all words."""
    return math.log1p(math.expm1(used / 10) + _FAMILY_WEIGHT * math.expm1(family / 10))
