"""Themes widen a question: who asks about `geldzorgen` also means what the regions call `schulden`.

The themes are read again as soon as somebody writes anything, so that what an editor changes holds at
once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, starmap
from typing import NamedTuple
from uuid import UUID

from lemniscaat.discovery.asking import Question, Wider
from lemniscaat.discovery.cards import neighbours
from lemniscaat.discovery.dutch import clean, terms
from lemniscaat.vocabulary import api as vocabulary

SAME, BROADER = 0.3, 0.1
"""What another word for the same theme weighs beside the word itself, and the word for a broader one: that is
found, but by itself it is no answer."""

LONGEST_LABEL = 6
MOST_LABELS = 12


class Row(NamedTuple):
    """A theme as the database has it."""

    id: int
    slug: str
    pref_label: str
    alt_labels: Sequence[str]
    hidden_labels: Sequence[str]
    broader_id: int | None


@dataclass(frozen=True, slots=True)
class Concept:
    """A theme in stems: each of its labels, and its broader theme's preferred one."""

    slug: str
    label: str
    labels: Sequence[tuple[str, ...]]
    broader: tuple[str, ...]


Moment = tuple[UUID, ...]
"""The newest audit events: as long as they are the same, nothing was written."""

Thesaurus = Mapping[tuple[str, ...], Concept]
"""Concepts by each of their labels."""


def widen(asked: Question, known: Thesaurus) -> Question:
    """The question with what its concepts add to it."""
    stems = [word.terms.whole for word in asked.words]
    wider: list[Wider] = []
    concepts: dict[str, str] = {}
    for at, label in named(stems, known):
        concept = known[label]
        concepts[concept.slug] = concept.label
        wider += _added(concept, label, at)
    have = set(stems)
    fresh = {one.term: one for one in reversed(wider) if one.term not in have}
    return replace(asked, wider=tuple(fresh.values()), concepts=concepts)


@lru_cache(maxsize=4)
def thesaurus(_since: Moment) -> Thesaurus:
    """The themes by label, as they are since these newest events."""
    rows = vocabulary.themes().order_by("id")
    return _compiled(rows.values_list(*Row._fields))


def _compiled(rows: Iterable[tuple]) -> Thesaurus:
    themes = {row[0]: Row(*row) for row in rows}
    found: dict[tuple[str, ...], Concept] = {}
    for theme in themes.values():
        labels = [_stems(label) for label in (theme.pref_label, *theme.alt_labels, *theme.hidden_labels)]
        labels = [label for label in dict.fromkeys(labels) if 0 < len(label) <= LONGEST_LABEL]
        broader = themes.get(theme.broader_id)
        concept = Concept(
            theme.slug, theme.pref_label, labels[:MOST_LABELS], _stems(broader.pref_label) if broader else ()
        )
        for label in labels:
            found.setdefault(label, concept)
    return found


def named(stems: Sequence[str], known: Thesaurus) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where the question names a concept: at each word the longest label that stands there."""
    at = 0
    while at < len(stems):
        lengths = range(min(LONGEST_LABEL, len(stems) - at), 0, -1)
        label = next((row for n in lengths if (row := tuple(stems[at : at + n])) in known), ())
        if label:
            yield at, label
        at += len(label) or 1


def places(stems: Sequence[str], known: Thesaurus) -> frozenset[int]:
    """The places of all words that together name the concepts of the question."""
    return frozenset(at + n for at, label in named(stems, known) for n in range(len(label)))


def _added(concept: Concept, named: tuple[str, ...], at: int) -> list[Wider]:
    """The terms of the other labels."""
    others = [(label, SAME) for label in concept.labels if label != named]
    if concept.broader:
        others.append((concept.broader, BROADER))
    return [Wider(term, at, weight, concept.label) for label, weight in others for term in _terms(label)]


def _terms(label: tuple[str, ...]) -> Iterator[str]:
    """A label of more words counts where they stand together: by themselves they mean something else."""
    return starmap(neighbours, pairwise(label)) if len(label) > 1 else iter(label)


def _stems(label: str) -> tuple[str, ...]:
    return tuple(found.whole for found in terms(clean(str(label))))
