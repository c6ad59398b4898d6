"""Why a document answers: which of its words, where, how much of the question, and the best passage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from lemniscaat.discovery.answers import Answer, Reason
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import Card
from lemniscaat.discovery.dutch import fold, spelled, terms_of, words

PASSAGE = 260
"""Characters of a passage: what is read at one glance."""

LONGEST_TEXT = 40_000
"""Characters of one document that are looked through for its passage."""

PART, WIDER, IN_A_COMPOUND = 0.5, 0.6, 0.8
"""How well a word is answered by a part of it, by another word for the same theme, and inside a compound."""

MOST_TERMS = 6


class Seen(NamedTuple):
    """A word of the document that answers a word of the question."""

    start: int
    end: int
    written: str
    asked: int
    worth: float


@dataclass(slots=True)
class Lens:
    """Looks at documents with one question. `weights` say what each word of it is worth (how rare it
    is), so that covering the rare ones counts most."""

    asked: Question
    weights: Sequence[float]
    _answers: dict[str, tuple[int, float]] = field(init=False)
    _names: dict[str, int] = field(init=False)
    _known: dict[str, tuple[int, float] | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._answers = {wider.term: (wider.of, WIDER) for wider in self.asked.wider}
        for at, word in enumerate(self.asked.words):
            self._answers |= dict.fromkeys(word.terms.parts, (at, PART))
        self._answers |= {word.terms.whole: (at, 1.0) for at, word in enumerate(self.asked.words)}
        self._names = {word.written: at for at, word in enumerate(self.asked.words)}

    def look(self, card: Card) -> "View":
        """What this document has to say to the question."""
        left, passages = LONGEST_TEXT, []
        for text, where in card.passages:
            passages.append((where, text[:left], list(self._seen(text[:left]))))
            left -= len(text)
            if left <= 0:
                break
        themes = [label for code, label in self.asked.concepts.items() if code in card.themes]
        people = [one for person in card.people for one in self._named(person)]
        return View(self, card, list(self._seen(card.title)), passages, people, themes)

    def coverage(self, seen: Iterable[Seen]) -> float:
        """The share of the question, by weight, that these words answer: 0–1."""
        best: dict[int, float] = {}
        for one in seen:
            best[one.asked] = max(best.get(one.asked, 0.0), one.worth)
        total = sum(self.weights)
        return sum(self.weights[at] * worth for at, worth in best.items()) / total if total else 0.0

    def _seen(self, text: str) -> Iterator[Seen]:
        known = self._known
        for start, end, written in words(text):
            if written not in known:
                known[written] = self._answer(written)
            if (found := known[written]) is not None:
                yield Seen(start, end, written, *found)

    def _answer(self, written: str) -> tuple[int, float] | None:
        """Which word of the question this word answers, and how well: itself, or by a part of it."""
        found = terms_of(written)
        if found is None:
            return None
        if found.whole in self._answers:
            return self._answers[found.whole]
        by_part = [self._answers[part] for part in found.parts if part in self._answers]
        if not by_part:
            return None
        at, worth = max(by_part, key=lambda one: one[1])
        return at, worth * IN_A_COMPOUND

    def _named(self, person: str) -> Iterator[Seen]:
        """A person counts once, by the whole name, for each word of the question that is in it."""
        for at in {self._names[name] for name in map(fold, spelled(person)) if name in self._names}:
            yield Seen(0, 0, person, at, 1.0)


@dataclass(frozen=True, slots=True)
class View:
    """A document as one question sees it."""

    lens: Lens
    card: Card
    title: Sequence[Seen]
    passages: Sequence[tuple[str, str, Sequence[Seen]]]
    people: Sequence[Seen]
    themes: Sequence[str]

    def score(self) -> float:
        """How much of the question the document covers: 0–1."""
        return round(self.lens.coverage(one for seen in self._all() for one in seen), 4)

    def words_covered(self) -> int:
        """How many words of the question the document answers."""
        return len({one.asked for seen in self._all() for one in seen})

    def reasons(self) -> list[Reason]:
        """Where the words stand, in the words of the document itself."""
        found = [Reason(_("In the title"), _written(self.title))] if self.title else []
        by_place: dict[str, list[Seen]] = {}
        for where, _text, seen in self.passages:
            if seen:
                by_place.setdefault(where, []).extend(seen)
        found += [
            Reason(_("In: %(where)s") % {"where": where}, _written(seen)) for where, seen in by_place.items()
        ]
        found += [Reason(_("By"), _written(self.people))] if self.people else []
        return found + ([Reason(_("Theme"), list(self.themes))] if self.themes else [])

    def answer(self) -> Answer | None:
        """The best passage; without any match in the text its beginning."""
        if not self.passages:
            return None
        where, text, seen = max(self.passages, key=lambda passage: self.lens.coverage(passage[2]))
        start, end = _window(text, self._best_start(seen))
        before, after = "… " if start else "", " …" if end < len(text) else ""
        moved = len(before) - start
        marks = [
            (one.start + moved, one.end + moved) for one in seen if start <= one.start and one.end <= end
        ]
        return Answer(before + text[start:end] + after, marks, where)

    def _all(self) -> Iterator[Sequence[Seen]]:
        yield self.title
        for _where, _text, seen in self.passages:
            yield seen
        yield self.people

    def _best_start(self, seen: Sequence[Seen]) -> int:
        """Where the stretch begins that covers most of the question."""
        best, start = -1.0, 0
        for at, first in enumerate(seen[:400]):
            inside = (one for one in seen[at : at + 40] if one.end <= first.start + PASSAGE)
            if (covered := self.lens.coverage(inside)) > best:
                best, start = covered, first.start
        return start


def _window(text: str, first: int) -> tuple[int, int]:
    """Some `PASSAGE` characters around `first`: from a sentence that begins near it, to the end of a word."""
    if len(text) <= PASSAGE:
        return 0, len(text)
    start = max(text.rfind(mark, max(first - 90, 0), first) for mark in (". ", "? ", "! ", "\n"))
    start = start + 2 if start >= 0 else text.rfind(" ", 0, max(first - 40, 0)) + 1
    start = 0 if first < 90 else start
    if start + PASSAGE >= len(text):
        return start, len(text)
    end = text.rfind(" ", first, start + PASSAGE)
    return start, end if end > first else start + PASSAGE


def _written(seen: Sequence[Seen]) -> list[str]:
    by_word: dict[str, str] = {}
    for one in seen:
        by_word.setdefault(one.written.lower(), one.written)
    return list(by_word.values())[:MOST_TERMS]
