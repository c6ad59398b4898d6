"""One stem for all the shapes of a word: first the dictionary's lemma, then Kraaij and Pohlmann's stem."""

import re
from functools import lru_cache

import simplemma
import snowballstemmer

from lemniscaat.discovery.dutch.compounds import is_word
from lemniscaat.discovery.dutch.lists import lines, listed
from lemniscaat.discovery.dutch.words import fold, lowered

KEEP = listed("keep.txt")
GIVEN = {form: stem for stem, *forms in lines("stems.txt") for form in (stem, *forms)}
"""Where lemma and stem go wrong together: ouderen are no ouders."""

SHORTEST = 3
"""Letters of a word that may have a plural."""

_VERB = ("en", "slaan", "staan")

_INNER_GE = re.compile(r"(?<=.)ge(?=.{3})")
_PARTICIPLE = re.compile(
    r"(?:aan|achter|af|bij|door|in|los|mee|na|om|op|over|samen|tegen|terug|toe|uit|vast|voor|vrij|weg)"
    r"ge.{3,}(?:d|t|de|te|en|ene)$"
)
"""Of a verb that is taken apart: uitgewerkt, samengevoegd."""

_stemmer = snowballstemmer.stemmer("dutch")  # PyStemmer where it is installed: the same, and fast


@lru_cache(maxsize=20_000)
def stem(written: str) -> str:
    """The stem of a word as it is written, accents and capitals and all."""
    plain = fold(written)
    if plain in KEEP or not plain.isalpha():
        return plain
    lemma = _lemma(lowered(written), plain)
    return GIVEN.get(plain) or GIVEN.get(lemma) or _cut(lemma) or plain


def _cut(lemma: str) -> str:
    """The stem of a lemma. An `s` that its plural keeps is no ending: kans, kansen."""
    cut = _stemmed(_of_verb(lemma))
    return lemma if _keeps_s(lemma) and not cut.endswith("s") else cut


def _of_verb(lemma: str) -> str:
    """The noun of a borrowed verb, where the list has it, since the stemmer takes them apart: participeren,
    participatie."""
    noun = lemma.removesuffix("eren") + "atie"
    return noun if lemma.endswith("eren") and is_word(noun) else lemma


def _stemmed(lemma: str) -> str:
    """Kraaij and Pohlmann's stem. They take any `ge` inside for that of a participle; where that would make
    another word of it, it is not: begeleiding is no beleid."""
    cut = fold(_stemmer.stemWord(lemma))
    if _INNER_GE.search(lemma) and is_word(cut) and not _PARTICIPLE.match(lemma):
        return fold(_stemmer.stemWord(_INNER_GE.sub("Ge", lemma)))
    return cut


def _keeps_s(word: str) -> bool:
    return word.endswith("s") and is_word(word + "en")


def _lemma(written: str, plain: str) -> str:
    """The dictionary's lemma; where it has none, what a plural is the plural of."""
    # The dictionary keeps the parts of a verb apart: door_gaan.
    lemma = fold(simplemma.lemmatize(written, lang="nl")).replace("_", "")
    if lemma.endswith("ster") and plain.endswith(("er", "ers")):
        return plain.removesuffix("s")  # not the word for a woman who does it
    if lemma.endswith(_VERB) and not lemma.startswith(plain) and (singular := _singular(plain)):
        return singular
    if lemma.endswith("e") and plain == lemma + "n":
        return fold(simplemma.lemmatize(lemma, lang="nl"))  # daklozen, dakloze, dakloos
    if (
        lemma == plain
        and plain.endswith("s")
        and not plain.endswith(("ss", "is", "us"))
        and not _keeps_s(plain)
    ):
        return _of_known(plain[:-1]) or lemma
    if lemma == plain and plain.endswith(("sen", "toren")):
        return _of_known(plain[:-2]) or lemma
    return lemma


@lru_cache(maxsize=20_000)
def _singular(plain: str) -> str:
    """The word of which this is the plural, where the dictionary takes it for the shape of some verb:
    velden, verslagen."""
    if not plain.endswith("en") or plain.startswith("ge"):  # genomen, gedragen: mostly verbs indeed
        return ""
    root = plain[:-2]
    found = [root]
    if len(root) > 2 and root[-1] == root[-2]:
        found = [root[:-1]]
    elif len(root) > 2 and root[-2] in "aeou" and root[-3] not in "aeiou":
        found.insert(0, root[:-1] + root[-2:])
    hard = {"v": "f", "z": "s"}
    found += [one[:-1] + hard[one[-1]] for one in found if one[-1] in hard]
    return next((one for one in found if len(one) >= SHORTEST and _is_lemma(one)), "")


def _is_lemma(plain: str) -> bool:
    return is_word(plain) and fold(simplemma.lemmatize(plain, lang="nl")) == plain


def _of_known(singular: str) -> str | None:
    return _lemma(singular, singular) if is_word(singular) else None
