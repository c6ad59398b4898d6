"""Looking at a document with one question: which of its words answer, where, and how much that covers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from lemniscaat.discovery import passages
from lemniscaat.discovery.answers import Answer, Reason
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import Card
from lemniscaat.discovery.dutch import fold, lowered, spelled, terms_of, words
from lemniscaat.discovery.rarity import Weights

PART, WIDER, IN_A_COMPOUND = 0.5, 2.0, 0.8
"""How well a word is answered by a part of it; by a word for the same theme or a broader one, as so many
times what that one weighs; and inside a compound."""

MOST_TERMS = 6

MOST_PLACES = 6
"""Of more places where words stand, those that answer most are told."""

MOST_PASSAGES, MOST_FORMS = 12, 4
"""Of a long document so many passages are looked through: those that answer most, by so many of its words for
each word of the question."""


class Seen(NamedTuple):
    """A word of the document that answers word number `asked` of the question, and how well (0–1)."""

    written: str
    asked: int
    worth: float


class Passage(NamedTuple):
    """A piece of a document, with what answers in it."""

    text: str
    where: str
    seen: list[Seen]


class Glance(NamedTuple):
    """`score` is how much of the question a document covers (0–1), `covered` how many of its words."""

    score: float
    covered: int


class _Known(dict[str, Seen | None]):
    """What each written word answers, looked up once."""

    def __init__(self, answers: dict[str, tuple[int, float]], whole: Mapping[int, int]) -> None:
        self._answers = answers
        self._whole = whole

    def __missing__(self, written: str) -> Seen | None:
        # Asked of each word that is shown: all in one function, since calls are what takes longest.
        its = terms_of(lowered(written))
        found = None
        if its is not None:
            answers = self._answers
            if its.whole in answers:
                found = Seen(written, *answers[its.whole])
            elif by_part := [answers[part] for part in dict.fromkeys(its.parts) if part in answers]:
                found = self._inside(written, by_part)
        self[written] = found
        return found

    def _inside(self, written: str, by_part: Sequence[tuple[int, float]]) -> Seen:
        """What a compound answers by its parts: with all parts of a word of the question it has that word."""
        asked, worth = max(by_part, key=lambda one: one[1])
        if sum(of == asked for of, _worth in by_part) == self._whole.get(asked):
            worth = 1.0
        return Seen(written, asked, worth * IN_A_COMPOUND)


@dataclass(slots=True)
class Lens:
    """`weights` say what each word of the question is worth (how rare it is), and each part of one, so that
    covering the rare ones counts most."""

    asked: Question
    weights: Weights
    _known: _Known = field(init=False)
    _rows: dict[tuple[str, ...], tuple[int, float]] = field(init=False)
    _names: dict[str, int] = field(init=False)
    _whole: float = field(init=False)
    wheres: tuple[str, str, str, str] = field(init=False)
    """How it is told where words stand: in the title, in a passage, by a person, in a theme."""

    def __post_init__(self) -> None:
        wider = {wider.term: (wider.of, WIDER * wider.weight) for wider in self.asked.wider}
        self._rows = {tuple(term.split("_")): of for term, of in wider.items() if "_" in term}
        answers = {term: of for term, of in wider.items() if "_" not in term}
        for at, word in enumerate(self.asked.words):
            answers |= {part: (at, PART * self.weights.parts.get(part, 1.0)) for part in word.terms.parts}
        answers |= {word.terms.whole: (at, 1.0) for at, word in enumerate(self.asked.words)}
        whole = {at: n for at, word in enumerate(self.asked.words) if (n := len({*word.terms.parts})) > 1}
        self._known = _Known(answers, whole)
        self._names = {word.written: at for at, word in enumerate(self.asked.words)}
        self._whole = sum(self.weights.words)
        # Asked for once: finding out which language is spoken takes longer than a dozen words.
        self.wheres = _("In the title"), _("In: %(where)s"), _("By"), _("Theme")

    def glance(self, card: Card) -> Glance:
        """How much of the question this document answers, without where."""
        found = self.among(card.words)
        texts = self.telling(card, found) if self._rows or not card.words else ()
        text = "\n".join([card.title, *(text for text, _where in texts)])
        found += self.among(set(spelled(text)))
        if self._rows:
            found += self._in_rows(spelled(text))
        found += self.named(card)
        return Glance(self.coverage(found), len({one.asked for one in found}))

    def telling(self, card: Card, answering: Sequence[Seen]) -> Sequence[tuple[str, str]]:
        """The passages to look through: all, but of a long document, of which these words answer, those that
        answer most, in their order, and at least one."""
        if not card.words:
            return card.passages
        forms, rows = self._forms(answering), self._in_labels(card.words)
        worth: dict[int, tuple[float, int]] = {}
        for at, (text, _where) in enumerate(card.passages):
            seen = [one for one in forms if one.written in text]
            if many := len(seen) + sum(word in text for word in rows):
                worth[at] = (self.coverage(seen), many)
        best = sorted(worth, key=lambda at: worth[at], reverse=True)[:MOST_PASSAGES]
        return [card.passages[at] for at in sorted(best)] or card.passages[:1]

    def _forms(self, answering: Sequence[Seen]) -> list[Seen]:
        """Of each word of the question the shapes that answer best; a short one stands within longer ones."""
        by_word: dict[int, list[Seen]] = {}
        for one in sorted(answering, key=lambda one: (-one.worth, len(one.written))):
            by_word.setdefault(one.asked, []).append(one)
        return [one for some in by_word.values() for one in some[:MOST_FORMS]]

    def _in_labels(self, written: Sequence[str]) -> list[str]:
        """The words of which labels of two words and more are made."""
        if not self._rows:
            return []
        stems = {stem for row in self._rows for stem in row}
        return [word for word in written if (its := terms_of(lowered(word))) and its.whole in stems]

    def among(self, words: Iterable[str]) -> list[Seen]:
        """Those of these words that answer."""
        known = self._known
        return [seen for word in words if (seen := known[word]) is not None]

    def coverage(self, seen: Iterable[Seen]) -> float:
        """The share of the question, by weight, that these words answer: 0–1."""
        best: dict[int, float] = {}
        for one in seen:
            best[one.asked] = max(best.get(one.asked, 0.0), one.worth)
        answered = sum(self.weights.words[at] * worth for at, worth in best.items())
        return round(answered / self._whole, 4) if self._whole else 0.0

    def places(self, text: str) -> list[tuple[int, int, Seen]]:
        """The words of a text that answer, in order, each with where it begins and ends."""
        known = self._known
        return [(*word.span(), seen) for word in words(text) if (seen := known[word[0]]) is not None]

    def seen(self, text: str) -> list[Seen]:
        """The words of a text that answer, in order."""
        written = spelled(text)
        found = self.among(written)
        return [*found, *self._in_rows(written)] if self._rows else found

    def named(self, card: Card) -> list[Seen]:
        """The people in whose names a word of the question stands: once for each word, by the whole name."""
        found = []
        for person in card.people:
            asked = {self._names[name] for name in map(fold, spelled(person)) if name in self._names}
            found += [Seen(person, at, 1.0) for at in asked]
        return found

    def _in_rows(self, written: Sequence[str]) -> Iterator[Seen]:
        """Labels of two words and more count where their words stand together."""
        found = [(word, its.whole) for word in written if (its := terms_of(word)) is not None]
        stems = [stem for _word, stem in found]
        for at, pair in enumerate(pairwise(stems)):
            if pair in self._rows:
                yield Seen(f"{found[at][0]} {found[at + 1][0]}", *self._rows[pair])


@dataclass(frozen=True)
class View:
    """A document as one question sees it."""

    lens: Lens
    card: Card

    @cached_property
    def passages(self) -> list[Passage]:
        """The passages that tell most, with what answers in each."""
        texts = self.lens.telling(self.card, self._words)
        return [Passage(text, where, self.lens.seen(text)) for text, where in texts]

    @cached_property
    def _words(self) -> list[Seen]:
        return self.lens.among(self.card.words)

    @cached_property
    def score(self) -> float:
        """How much of the question it covers (0–1)."""
        found = [seen for passage in self.passages for seen in passage.seen]
        return self.lens.coverage([*self._in_title, *found, *self._words, *self._named])

    @cached_property
    def _in_title(self) -> list[Seen]:
        return self.lens.seen(self.card.title)

    @cached_property
    def _named(self) -> list[Seen]:
        return self.lens.named(self.card)

    def reasons(self) -> list[Reason]:
        """Where the words stand, in the words of the document itself."""
        by_place: dict[str, list[Seen]] = {}
        for passage in self.passages:
            by_place.setdefault(passage.where, []).extend(passage.seen)
        found = []
        in_title, inside, by, theme = self.lens.wheres
        if self._in_title:
            found.append(Reason(in_title, _written(self._in_title)))
        best = sorted(by_place, key=lambda where: -self.lens.coverage(by_place[where]))[:MOST_PLACES]
        for where, seen in by_place.items():
            if seen and where in best:
                found.append(Reason(inside % {"where": where}, _written(seen)))
        if self._named:
            found.append(Reason(by, _written(self._named)))
        if themes := [label for code, label in self.lens.asked.concepts.items() if code in self.card.themes]:
            found.append(Reason(theme, themes))
        return found

    def answer(self) -> Answer | None:
        """The passage that covers most of the question, cut to what is read at a glance; without a
        match in the text its beginning."""
        if not self.passages:
            return None
        best = max(self.passages, key=lambda one: self.lens.coverage(one.seen))
        return passages.cut(best.text, best.where, self.lens.places(best.text), self.lens.coverage)


def texts_of(card: Card) -> list[str]:
    """The title and all passages."""
    return [card.title, *(text for text, _where in card.passages)]


def _written(seen: Sequence[Seen]) -> list[str]:
    """The words, each once; a label of two words only where they are not named by themselves."""
    by_word: dict[str, str] = {}
    for one in seen:
        by_word.setdefault(one.written.lower(), one.written)
    named = [
        word for its, word in by_word.items() if " " not in its or not by_word.keys() >= {*its.split(" ")}
    ]
    return named[:MOST_TERMS]
