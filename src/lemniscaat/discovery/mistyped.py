"""Words of the dictionary that a mistyped word may have been, whether a document has them or not: most
compounds stand in no document, though what they are made of does."""

from collections.abc import Iterator
from string import ascii_lowercase

from lemniscaat.discovery.dutch.compounds import FEWEST_LETTERS, parts, used

SHORTEST, LONGEST = 8, 40
"""A shorter word that nobody knows is as likely a name; a longer one is none that somebody typed, and would
take long, for what can be made of it grows with its square."""

HALF = 5
"""Letters of the half of a compound that may have been mistyped, at least."""


def candidates(plain: str) -> list[str]:
    """Words of the dictionary one edit away, most used first; where there are none, the compound of two of
    its words of which one was mistyped, if it can be but one."""
    if not SHORTEST <= len(plain) <= LONGEST:
        return []
    if found := {word for word in _edits(plain) if used(word) is not None}:
        return sorted(found, key=lambda word: (-(used(word) or 0.0), word))
    compounds = {word for word in _halves(plain) if parts(word)}
    return [*compounds] if len(compounds) == 1 else []


def _halves(plain: str) -> Iterator[str]:
    for at in range(FEWEST_LETTERS, len(plain) - FEWEST_LETTERS + 1):
        first, last = plain[:at], plain[at:]
        if len(last) >= HALF and used(first) is not None:
            yield from (first + word for word in _edits(last) if used(word) is not None)
        if len(first) >= HALF and used(last) is not None:
            yield from (word + last for word in _edits(first) if used(word) is not None)


def _edits(plain: str) -> Iterator[str]:
    """All that can be made of it by adding, dropping or changing a letter, or swapping two neighbours."""
    for at in range(len(plain) + 1):
        before, after = plain[:at], plain[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
