"""What a word of a question is worth: the rarer, the more.

The numbers are those of the last rebuild, kept beside the index: otherwise saving the same document
again and again would move every score, since an engine counts what was replaced until it tidies up.
"""

import math
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lemniscaat.discovery.asking import Question, Word
from lemniscaat.discovery.engine import Unfit

FILE = "frequencies.sqlite3"
_ALL = ""
"""The row that counts documents: no term is empty."""


class Frequencies:
    """How many documents there were, and in how many each term stood: 1 for one that was new or stood in one.

    All in memory, some hundred bytes a term, since each search asks for a few.
    """

    def __init__(self, folder: Path) -> None:
        file = f"{(folder / FILE).as_uri()}?mode=ro&immutable=1"
        try:
            with closing(sqlite3.connect(file, uri=True)) as base:
                self._counts: dict[str, int] = dict(base.execute("SELECT term, n FROM frequency"))
            self.documents = self._counts.pop(_ALL)
        except (sqlite3.Error, KeyError) as error:
            raise Unfit(str(error)) from error

    def of(self, term: str) -> int:
        """In how many documents this term stood."""
        return self._counts.get(term, 1)


def freeze(folder: Path, documents: int, terms: Iterable[tuple[str, int]]) -> None:
    """Write the numbers down; those of terms in one document only are left out."""
    beside = folder / f"{FILE}.new"
    beside.unlink(missing_ok=True)
    with closing(sqlite3.connect(beside)) as base:
        base.execute("CREATE TABLE frequency (term TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID")
        base.execute("INSERT INTO frequency VALUES (?, ?)", [_ALL, documents])
        base.executemany("INSERT INTO frequency VALUES (?, ?)", (row for row in terms if row[1] > 1))
        base.commit()
    beside.replace(folder / FILE)


class Weights(NamedTuple):
    """What each word of a question is worth; and of the parts of its compounds, by their terms, the share
    (0–1) of what the rarest part of the same word is worth. A part that is not named is worth as much."""

    words: Sequence[float]
    parts: Mapping[str, float] = {}


def weights(asked: Question, frequencies: Frequencies) -> Weights:
    """The worth of each word of the question. A compound nobody uses is worth what its rarest part is; a word
    nobody uses at all is worth most: a document that lacks it lacks what was asked. Of a compound a document
    with only its common part says little: `zorg` is hardly an answer to `bemoeizorg`."""

    @cache
    def rarity(term: str) -> float:
        # Squared: two common words are no match for a rare one.
        return math.log(2 + frequencies.documents / (frequencies.of(term) + 0.5)) ** 2

    def of_word(word: Word) -> float:
        whole, parts = word.terms
        return max(map(rarity, parts)) if parts and frequencies.of(whole) <= 1 else rarity(whole)

    shares: dict[str, float] = {}
    for word in asked.words:
        rarest = max(map(rarity, word.terms.parts), default=0.0)
        for part in word.terms.parts:
            shares[part] = max(shares.get(part, 0.0), rarity(part) / rarest)
    return Weights([of_word(word) for word in asked.words], shares)
