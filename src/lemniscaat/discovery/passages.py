"""Cutting out of a text the stretch that answers."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lemniscaat.discovery.answers import Answer

LENGTH = 260
"""Characters of a passage: what is read at one glance."""

BACK_TO_SENTENCE, BACK_TO_WORD = 90, 40
"""How far before the first word that answers a passage may begin, at a sentence or else at a word."""

MOST_STARTS = 400
MOST_INSIDE = 40

Place = tuple[int, int, Any]


def cut(text: str, where: str, places: Sequence[Place], worth: Callable[[Iterable[Any]], float]) -> Answer:
    """The stretch of `text` whose places are together worth most, whole words with their marks."""
    start, end = _around(text, _first(places, worth)) if len(text) > LENGTH else (0, len(text))
    before, after = "… " if start else "", " …" if end < len(text) else ""
    moved = len(before) - start
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    marks = [(first + moved, last + moved) for first, last, _seen in inside]
    return Answer(before + text[start:end] + after, marks, where, worth(seen for _, _, seen in inside))


def _first(places: Sequence[Place], worth: Callable[[Iterable[Any]], float]) -> int:
    """Where the best stretch has its first word that answers."""
    best, first = -1.0, 0
    for at, (start, _end, _seen) in enumerate(places[:MOST_STARTS]):
        inside = [seen for _, end, seen in places[at : at + MOST_INSIDE] if end <= start + LENGTH]
        if (its := worth(inside)) > best:
            best, first = its, start
    return first


def _around(text: str, first: int) -> tuple[int, int]:
    """From a sentence or a word that begins shortly before `first`, to the end of a word."""
    start = 0
    if first > BACK_TO_SENTENCE:
        near = max(text.rfind(sign, first - BACK_TO_SENTENCE, first) for sign in (". ", "? ", "! ", ".\n"))
        start = near + 2 if near >= 0 else text.rfind(" ", 0, first - BACK_TO_WORD) + 1
    if start + LENGTH >= len(text):
        return start, len(text)
    end = text.rfind(" ", first, start + LENGTH)
    return start, end if end > first else start + LENGTH
