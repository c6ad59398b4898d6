"""The parts a compound is made of, so that `team` finds `wijkteam`.

A word is split only when known words, with a linking sound between them or not, cover all of it:
that is what keeps `spijt` out of `respijtzorg`. Of several ways the one with the most used parts is
taken, and a word that is used more than its parts stays one word (after Koehn and Knight, 2003).
"""

import gzip
import math
from functools import cache, lru_cache
from typing import NamedTuple

from lemniscaat.discovery.dutch.lists import DATA, listed

LINKS = ("s", "en", "e", "n", "er")
FEWEST_LETTERS = 4
LONGEST_PART = 20
MOST_PARTS = 5
LONGEST_WORD = 45

_LINK_COST = {"": 0.0, "s": 0.3, "en": 2.0, "e": 2.0, "n": 2.0, "er": 2.0}
"""In natural logarithms of use: a part that needs no link is likelier (ouderen-zorg, not ouder-en-zorg)."""

_FAMILY_WEIGHT = 3
"""How much being a part elsewhere counts beside being used by itself."""

SHORT_PARTS = listed("short-parts.txt")
NO_PARTS = listed("no-parts.txt")


class _Way(NamedTuple):
    """A way to cover a word up to somewhere: how much its parts are used in all, and the parts."""

    use: float
    parts: tuple[str, ...]


@lru_cache(maxsize=200_000)
def parts(plain: str) -> tuple[str, ...]:
    """The words that together make up the whole of a folded word; nothing when it is one word."""
    if not (2 * FEWEST_LETTERS - 1 <= len(plain) <= LONGEST_WORD) or not plain.isalpha():
        return ()
    ways = [way for count, way in _ways(plain).items() if count > 1]
    if not ways:
        return ()
    best = max(ways, key=lambda way: way.use / len(way.parts))
    used = _words()[0].get(plain, 0.0)
    return best.parts if best.use / len(best.parts) >= used else ()


def _ways(plain: str) -> dict[int, _Way]:
    """The best way to cover all of the word, by number of parts."""
    length = len(plain)
    reached: list[dict[int, _Way]] = [{} for _ in range(length + 1)]
    reached[0][0] = _Way(0.0, ())
    for start in range(length):
        if not reached[start]:
            continue
        for end in range(start + min(map(len, SHORT_PARTS)), min(start + LONGEST_PART, length) + 1):
            part = plain[start:end]
            if (use := _use(part)) is None:
                continue
            for link, cost in _LINK_COST.items():
                after = end + len(link)
                if not plain.startswith(link, end) or (link and after >= length):
                    continue
                for count, way in reached[start].items():
                    longer = _Way(way.use + use - cost, (*way.parts, part))
                    if count < MOST_PARTS and longer > reached[after].get(count + 1, _Way(-math.inf, ())):
                        reached[after][count + 1] = longer
    return reached[length]


def _use(part: str) -> float | None:
    """How much a word is used as a part, or None when it can't be one."""
    if part in NO_PARTS or (len(part) < FEWEST_LETTERS and part not in SHORT_PARTS):
        return None
    return _words()[1].get(part)


@cache
def _words() -> tuple[dict[str, float], dict[str, float]]:
    """How much each known word is used by itself, and by itself and as a part: natural logarithms."""
    alone, in_all = {}, {}
    with gzip.open(DATA / "parts.gz", "rt", encoding="ascii") as file:
        for line in file:
            word, used, family = line.split(" ")
            times = math.expm1(int(used) / 10)
            alone[word] = math.log1p(times)
            in_all[word] = math.log1p(times + _FAMILY_WEIGHT * math.expm1(int(family) / 10))
    return alone, in_all
