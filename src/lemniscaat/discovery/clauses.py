"""From what was asked to what the engine is asked."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import pairwise

from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import neighbours
from lemniscaat.discovery.engine import Clause, Query

SHORT = 8
"""Up to so many words are a phrase as well: then neighbours count extra."""

COMPOUND, PART, NEIGHBOURS = 0.8, 0.5, 0.3
"""What a compound weighs beside a simple word, each of its parts, and two words that stand together.
Tuned on benchmarks/; around these values the quality hardly changes."""

TITLE, NAMES = 0.6, 1.0
"""What the same word weighs once more in a title, and a word in somebody's name."""

CONCEPT = 0.3
"""What it weighs that a document was given a theme that the question names."""


class Aspect(StrEnum):
    """What a clause looks at, for who explains it."""

    TEXT = "text"
    PART = "part"
    TITLE = "title"
    NAME = "name"
    ROW = "row"
    THEME = "theme"


def aspect(clause: Clause, asked: Question) -> Aspect:
    """What this clause of the query looks at."""
    if clause.field == "facet" or clause.term in {one.term for one in asked.wider}:
        return Aspect.THEME
    if clause.field == "mix":
        is_whole = clause.term in {word.terms.whole for word in asked.words}
        return Aspect.TEXT if is_whole else Aspect.PART
    return {"title": Aspect.TITLE, "names": Aspect.NAME}.get(clause.field, Aspect.ROW)


def query(asked: Question, *, filters: Mapping[str, Sequence[str]] | None = None) -> Query:
    """What the engine is asked: any word will do, whole words before parts of compounds."""
    return Query(
        everything=bool(asked) and not asked.words,
        anyof=[*_words(asked), *_neighbours(asked), *_wider(asked)],
        must=[
            *(clause for row in asked.rows for clause in _row(row)),
            *(Clause(place, term) for place, term in asked.within),
        ],
        never=[_row(row) for row in asked.never],
        filters={**asked.filters, **(filters or {})},
    )


def _words(asked: Question) -> list[Clause]:
    weights = {word.terms.whole: COMPOUND if word.terms.parts else 1.0 for word in asked.words}
    for word in asked.words:
        for part in word.terms.parts:
            weights.setdefault(part, PART)
    clauses = [Clause("mix", term, weight) for term, weight in weights.items()]
    clauses += [Clause("title", term, TITLE * weight) for term, weight in weights.items()]
    return clauses + [Clause("names", word.written, NAMES) for word in asked.words]


def _neighbours(asked: Question) -> list[Clause]:
    if len(asked.words) > SHORT:
        return []
    stems = [word.terms.whole for word in asked.words]
    return [Clause("pairs", neighbours(one, other), NEIGHBOURS) for one, other in pairwise(stems)]


def _wider(asked: Question) -> list[Clause]:
    given = [Clause("facet", f"theme={code}", CONCEPT) for code in asked.concepts]
    others = [Clause("pairs" if "_" in one.term else "mix", one.term, one.weight) for one in asked.wider]
    return [*others, *given]


def _row(stems: Sequence[str]) -> list[Clause]:
    """That these stems stand in a row. Of two it is known without a look at their places."""
    return [Clause("pairs", neighbours(*stems)) if len(stems) == 2 else Clause("rows", " ".join(stems))]
