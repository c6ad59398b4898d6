"""Words nobody uses, or hardly anybody, and the word that was probably meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import simplemma

from lemniscaat.discovery import concepts
from lemniscaat.discovery.asking import Question, Word
from lemniscaat.discovery.cards import Card, key, read
from lemniscaat.discovery.concepts import Thesaurus
from lemniscaat.discovery.dutch import Terms, clean, fold, spelled, terms_of
from lemniscaat.discovery.dutch.compounds import is_word, parts
from lemniscaat.discovery.engine import Clause, Hit, Query, Reader
from lemniscaat.discovery.mistyped import candidates
from lemniscaat.discovery.standing import Standing

SHORTEST = 5
"""Shorter words have too many neighbours to guess at."""

TWO_EDITS_FROM = 8
MOST_WORDS = 3
LOOKED_AT = 30
FEW = 20

RARE, TIMES_MORE = 2, 10
"""A word in so few documents may be a typing error of a near one that so many times more documents have."""


def meant(asked: Question, reader: Reader, known: Thesaurus, standing: Standing) -> Mapping[str, str]:
    """For words of the question that no dictionary has, that stand in no document and name no theme, the word
    that was probably meant: as documents write it, or else one of the dictionary by which something is found.
    Only public documents are looked at that stand as they are: nothing closed can be guessed from it."""
    strange = [word.written for word in _unlabelled(asked, known) if _is_strange(word, reader)][:MOST_WORDS]
    found = {its: _nearest(its, reader, standing) or _of_dictionary(its, reader, standing) for its in strange}
    return {written: near for written, near in found.items() if near}


def doubted(asked: Question, reader: Reader, known: Thesaurus, standing: Standing) -> Mapping[str, str]:
    """For words that no dictionary has and hardly a document, the near one that many times more documents
    have: whoever wrote such a document may have mistyped it too. It is said and no more: they are looked
    for as they stand."""
    rare = [(word, n) for word in _unlabelled(asked, known) if (n := _rare(word, reader))]
    found = {
        word.written: _nearest(word.written, reader, standing, least=n * TIMES_MORE)
        for word, n in rare[:MOST_WORDS]
    }
    return {written: near for written, near in found.items() if near}


def _unlabelled(asked: Question, known: Thesaurus) -> list[Word]:
    labels = concepts.places([word.terms.whole for word in asked.words], known)
    return [word for at, word in enumerate(asked.words) if at not in labels]


def repaired(asked: Question, corrections: Mapping[str, str]) -> Question:
    """The question with the words that were meant."""
    if not corrections:
        return asked
    words = [_corrected(word, corrections.get(word.written)) for word in asked.words]
    return replace(asked, words=words)


def rewritten(text: str, corrections: Mapping[str, str]) -> str:
    """The text as it was probably meant."""
    return re.sub(r"[^\W_]+", lambda found: corrections.get(fold(found[0]), found[0]), clean(text))


def _may_be_wrong(word: Word) -> bool:
    """Whether it is long enough to guess at, and neither a word nor put together from words: somebody who
    writes “huiselijk” does not mean “duidelijk”, though nothing here is about it."""
    its = word.written
    return len(its) >= SHORTEST and its.isalpha() and not (is_word(its) or parts(its) or _is_shape(its))


def _is_shape(written: str) -> bool:
    """Whether the dictionary has it as a shape of some other word."""
    return bool(simplemma.is_known(written, lang="nl"))


def _rare(word: Word, reader: Reader) -> int:
    """In how few documents it stands; 0 for a word that is not rare, or rare and well known."""
    if not _may_be_wrong(word) or reader.frequency("names", word.written):
        return 0
    times = reader.frequency("mix", word.terms.whole)
    return times if times <= RARE else 0


def _is_strange(word: Word, reader: Reader) -> bool:
    if not _may_be_wrong(word):
        return False
    return not (_finds(word.terms, reader) or _stands(reader, "names", word.written))


def _finds(its: Terms, reader: Reader) -> bool:
    """Whether a document has the word, or a part of it."""
    return any(_stands(reader, "mix", term) for term in (its.whole, *its.parts))


def _stands(reader: Reader, field: str, term: str) -> bool:
    """Whether a document has it now: where few have, those that are gone may be all of them."""
    if (times := reader.frequency(field, term)) > FEW:
        return True
    return times > 0 and bool(reader.find(Query(anyof=[Clause(field, term)]), limit=1))


def _nearest(written: str, reader: Reader, standing: Standing, least: int = 1) -> str | None:
    """The nearest other word that so many documents use at `least`; of equally near ones the most used."""
    edits = 2 if len(written) >= TWO_EDITS_FROM else 1
    looked_at, near = {written}, dict[str, str]()
    for card in _standing(reader.near("exact", written, edits, LOOKED_AT), standing):
        for word in _words_of(card):
            if (plain := fold(word)) not in looked_at:
                looked_at.add(plain)
                if distance(written, plain, edits) <= edits and reader.frequency("exact", plain) >= least:
                    near[plain] = word.lower()
    if not near:
        return None
    best = min(
        near, key=lambda word: (distance(written, word, edits), -reader.frequency("exact", word), word)
    )
    return near[best]


def _of_dictionary(written: str, reader: Reader, standing: Standing) -> str | None:
    return next((one for one in candidates(written) if _leads(one, reader, standing)), None)


def _leads(written: str, reader: Reader, standing: Standing) -> bool:
    """Whether something is found by it that stands as it is."""
    its = terms_of(written)
    if its is None or not _finds(its, reader):
        return False
    anyof = [Clause("mix", term) for term in (its.whole, *its.parts)]
    return bool(_standing(reader.find(Query(anyof=anyof), limit=LOOKED_AT), standing))


def _standing(hits: Sequence[Hit], standing: Standing) -> list[Card]:
    cards = [read(hit.card) for hit in hits]
    lost = standing.lost(cards) if cards else ()
    return [card for card in cards if key(card.kind, card.uuid) not in lost]


def _words_of(card: Card) -> Iterator[str]:
    yield from spelled(card.title)
    yield from card.words
    for text, _where in [] if card.words else card.passages:
        yield from spelled(text)


def _corrected(word: Word, correction: str | None) -> Word:
    its = terms_of(correction) if correction else None
    return word if its is None else Word(fold(correction or ""), its)


def distance(one: str, other: str, most: int) -> int:
    """How many letters to add, drop, change or swap with their neighbour; above `most`, just more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
