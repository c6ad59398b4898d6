"""From what somebody typed to what was asked: words that count, phrases, and what must not be there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lemniscaat.discovery.dutch import Terms, clean, fold, spelled, terms, terms_of

LONGEST = 4_000
"""Characters of a question that are looked at: nobody asks longer, and time stays bounded."""

MOST_WORDS = 48
MOST_PHRASES = 4

FIELDS = {
    "titel": "title",
    "title": "title",
    "auteur": "names",
    "author": "names",
    "wie": "names",
}
"""For those who know: a word in the title, in a name. `jaar:2024`, `thema:armoede` are filters."""

FILTERS = {"jaar": "year", "year": "year", "thema": "theme", "theme": "theme"}

_PHRASE = re.compile(r'(?<!\w)(-?)["“„]([^"“”„]{1,400})["”“]')
_NOT = re.compile(r"(?:^|\s)-([^\W_][\w-]*)")
_PREFIXED = re.compile(r"(?<!\w)([a-z]{3,6}):([^\W_][\w-]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that counts: folded as it was written, and its terms."""

    written: str
    terms: Terms


@dataclass(frozen=True, slots=True)
class Wider:
    """A term that means about what word number `of` means, because both name the concept `label`."""

    term: str
    of: int
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: words (each once), rows of stems that must be or must not be there, terms that
    must be in a field, and what widens it."""

    words: Sequence[Word] = ()
    rows: Sequence[tuple[str, ...]] = ()
    never: Sequence[tuple[str, ...]] = ()
    within: Sequence[tuple[str, str]] = ()
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    wider: Sequence[Wider] = ()
    concepts: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.words or self.rows or self.never or self.within or self.filters)


def question(text: str) -> Question:
    """A question in somebody's own words: every sign in it is just a sign."""
    return Question(_words(spelled(clean(text[:LONGEST]))))


def search_line(text: str) -> Question:
    """A search, for those who know: "words in a row", -without, titel:word, auteur:name, jaar:2024;
    and otherwise as a question."""
    text = clean(text[:LONGEST])
    rows: list[tuple[str, ...]] = []
    never: list[tuple[str, ...]] = []
    for sign, inside in _PHRASE.findall(text):
        if row := tuple(found.whole for found in terms(inside))[:MOST_WORDS]:
            (never if sign else rows).append(row)
    text = _PHRASE.sub(lambda found: " " if found[1] else f" {found[2]} ", text)
    within, filters = _prefixed(_PREFIXED.findall(text))
    text = _PREFIXED.sub(lambda found: " " if _is_prefix(found[1]) else found[0], text)
    never += [(found.whole,) for word in _NOT.findall(text) for found in terms(word)]
    words = _words(spelled(_NOT.sub(" ", text)))
    return Question(words, rows[:MOST_PHRASES], never[:MOST_WORDS], within[:MOST_WORDS], filters)


def _words(written: Iterable[str]) -> list[Word]:
    found: dict[str, Word] = {}
    for word in written:
        if (its := terms_of(word)) is not None:
            found.setdefault(its.whole, Word(fold(word), its))
            if len(found) == MOST_WORDS:
                break
    return list(found.values())


def _is_prefix(name: str) -> bool:
    return name.lower() in FIELDS or name.lower() in FILTERS


def _prefixed(found: Iterable[tuple[str, str]]) -> tuple[list[tuple[str, str]], dict[str, list[str]]]:
    within: list[tuple[str, str]] = []
    filters: dict[str, list[str]] = {}
    for name, value in found:
        if place := FIELDS.get(name.lower()):
            stems = [its.whole for its in terms(value)] if place == "title" else map(fold, spelled(value))
            within += [(place, stem) for stem in stems]
        elif name.lower() in FILTERS:
            codes = filters.setdefault(FILTERS[name.lower()], [])
            codes += [value.lower()] if len(codes) < MOST_WORDS else []
    return within, filters
