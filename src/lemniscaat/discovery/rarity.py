"""What a word of a question is worth: the rarer, the more.

The numbers are those of the last rebuild, kept beside the index: otherwise saving the same document
again and again would move every score, since an engine counts what was replaced until it tidies up.
"""

import math
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from lemniscaat.discovery.asking import Question, Word
from lemniscaat.discovery.engine import Unfit

FILE = "frequencies.sqlite3"
_ALL = ""
"""The row that counts documents: no term is empty."""


class Frequencies:
    """How many documents there were, and in how many each term stood."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        ((_, self.documents),) = self._rows([_ALL])

    def of(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each of these terms stood; 1 for a term that was new or stood in one."""
        wanted = list(dict.fromkeys(terms))
        return {**dict.fromkeys(wanted, 1), **dict(self._rows(wanted))}

    def _rows(self, terms: Sequence[str]) -> list[tuple[str, int]]:
        marks = ",".join("?" * len(terms))
        try:
            with closing(sqlite3.connect(f"{self._file.as_uri()}?mode=ro&immutable=1", uri=True)) as base:
                query = f"SELECT term, n FROM frequency WHERE term IN ({marks})"  # noqa: S608  marks alone
                return base.execute(query, terms).fetchall()
        except sqlite3.Error as error:
            raise Unfit(str(error)) from error


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


def weights(asked: Question, frequencies: Frequencies) -> Sequence[float]:
    """The worth of each word of the question. A compound nobody uses is worth what its rarest part is;
    a word nobody uses at all is worth most: a document that lacks it lacks what was asked."""
    counts = frequencies.of(term for word in asked.words for term in (word.terms.whole, *word.terms.parts))

    def rarity(term: str) -> float:
        return math.log(2 + frequencies.documents / (counts[term] + 0.5))

    def worth(word: Word) -> float:
        whole, parts = word.terms
        return max(map(rarity, parts)) if parts and counts[whole] <= 1 else rarity(whole)

    # Squared: two common words are no match for a rare one.
    return [worth(word) ** 2 for word in asked.words]
