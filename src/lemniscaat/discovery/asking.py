"""From what somebody typed to what the engine is asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lemniscaat.discovery.cards import neighbours
from lemniscaat.discovery.dutch import Terms, clean, fold, spelled, terms, terms_of
from lemniscaat.discovery.engine import Clause, Query

LONGEST = 4_000
"""Characters of a question that are looked at: nobody asks longer, and time stays bounded."""

MOST_WORDS = 48
SHORT = 8
"""Up to so many words are a phrase as well: then neighbours count extra."""

COMPOUND, PART, NEIGHBOURS = 0.8, 0.5, 0.3
"""What a compound weighs beside a simple word, each of its parts, and two words that stand together.
Tuned on benchmarks/; around these values the quality hardly changes."""

TITLE, NAMES = 0.6, 1.0
"""What the same word weighs once more in a title, and a word in somebody's name."""

_PHRASE = re.compile(r'(?<!\w)(-?)["“„]([^"“”„]{1,400})["”“]')
_NOT = re.compile(r"(?:^|\s)-([^\W_][\w-]*)")


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, in terms: the words that count (each once), phrases that must be there, and
    what must not."""

    words: Sequence[Terms]
    written: Sequence[str] = ()
    phrases: Sequence[tuple[str, ...]] = ()
    never: Sequence[tuple[str, ...]] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)


def question(text: str) -> Question:
    """A question in somebody's own words: every sign in it is just a sign."""
    return _question(clean(text[:LONGEST]))


def search_line(text: str) -> Question:
    """A search, for those who know: "words in a row", -without, and otherwise as a question."""
    text = clean(text[:LONGEST])
    phrases, never = [], []
    for sign, inside in _PHRASE.findall(text):
        if row := tuple(found.whole for found in terms(inside)):
            (never if sign else phrases).append(row[:MOST_WORDS])
    text = _PHRASE.sub(lambda found: " " if found[1] else f" {found[2]} ", text)
    for word in _NOT.findall(text):
        never += [(found.whole,) for found in terms(word)]
    plain = _question(_NOT.sub(" ", text))
    return Question(plain.words, plain.written, phrases[:4], never[:MOST_WORDS])


def _question(text: str) -> Question:
    found: dict[str, tuple[Terms, str]] = {}
    for word in spelled(text):
        if (one := terms_of(word)) is not None:
            found.setdefault(one.whole, (one, fold(word)))
            if len(found) == MOST_WORDS:
                break
    return Question([one for one, _ in found.values()], [written for _, written in found.values()])


def query(asked: Question, *, filters: Mapping[str, Sequence[str]] | None = None) -> Query:
    """What the engine is asked: any word will do, whole words before parts of compounds."""
    return Query(
        anyof=[*_words(asked), *_neighbours(asked)],
        must=[clause for row in asked.phrases for clause in _row(row)],
        never=[_row(row) for row in asked.never],
        filters=filters or {},
    )


def _words(asked: Question) -> list[Clause]:
    weights = {word.whole: COMPOUND if word.parts else 1.0 for word in asked.words}
    for word in asked.words:
        for part in word.parts:
            weights.setdefault(part, PART)
    clauses = [Clause("mix", term, weight) for term, weight in weights.items()]
    clauses += [Clause("title", term, TITLE * weight) for term, weight in weights.items()]
    return clauses + [Clause("names", written, NAMES) for written in asked.written]


def _neighbours(asked: Question) -> list[Clause]:
    if len(asked.words) > SHORT:
        return []
    return [Clause("rows", neighbours(a.whole, b.whole), NEIGHBOURS) for a, b in pairwise(asked.words)]


def _row(stems: Sequence[str]) -> list[Clause]:
    """That these stems stand in a row: each with its neighbour."""
    if len(stems) == 1:
        return [Clause("rows", stems[0])]
    return [Clause("rows", neighbours(a, b)) for a, b in pairwise(stems)]
