"""One stem for all the shapes of a word: first the dictionary's lemma, then Kraaij and Pohlmann's stem."""

from functools import lru_cache

import simplemma
import snowballstemmer

from lemniscaat.discovery.dutch.compounds import is_word
from lemniscaat.discovery.dutch.lists import lines, listed
from lemniscaat.discovery.dutch.words import fold, lowered

KEEP = listed("keep.txt")
GIVEN = {form: stem for stem, *forms in lines("stems.txt") for form in (stem, *forms)}
"""Where lemma and stem go wrong together: ouderen are no ouders."""

_stemmer = snowballstemmer.stemmer("dutch")  # PyStemmer where it is installed: the same, and fast


@lru_cache(maxsize=20_000)
def stem(written: str) -> str:
    """The stem of a word as it is written, accents and capitals and all."""
    plain = fold(written)
    if plain in KEEP or not plain.isalpha():
        return plain
    lemma = _lemma(lowered(written), plain)
    return GIVEN.get(plain) or GIVEN.get(lemma) or fold(_stemmer.stemWord(lemma)) or plain


def _lemma(written: str, plain: str) -> str:
    """The dictionary's lemma; where it has none, what a plural is the plural of."""
    # The dictionary keeps the parts of a verb apart: door_gaan.
    lemma = fold(simplemma.lemmatize(written, lang="nl")).replace("_", "")
    if lemma == plain and plain.endswith("s") and not plain.endswith(("ss", "is", "us")):
        return _of_known(plain[:-1]) or lemma
    if lemma == plain and plain.endswith("sen"):
        return _of_known(plain[:-2]) or lemma
    return lemma


def _of_known(singular: str) -> str | None:
    return _lemma(singular, singular) if is_word(singular) else None
