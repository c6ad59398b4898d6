"""One stem for all the shapes of a word: first the dictionary's lemma, then Kraaij and Pohlmann's stem."""

from functools import lru_cache

import simplemma
import snowballstemmer

from lemniscaat.discovery.dutch.lists import lines, listed
from lemniscaat.discovery.dutch.words import fold

KEEP = listed("keep.txt")
GIVEN = {form: stem for stem, *forms in lines("stems.txt") for form in (stem, *forms)}
"""Where lemma and stem go wrong together: ouderen are no ouders."""

_stemmer = snowballstemmer.stemmer("dutch")


@lru_cache(maxsize=200_000)
def stem(written: str) -> str:
    """The stem of a word as it is written, accents and capitals and all."""
    plain = fold(written)
    if plain in KEEP or not plain.isalpha():
        return plain
    if plain in GIVEN:
        return GIVEN[plain]
    return fold(_stemmer.stemWord(fold(simplemma.lemmatize(written.lower(), lang="nl")))) or plain
