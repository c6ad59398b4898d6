"""Dutch text analysis, one and the same for index and query.

A text becomes terms: for each word that says something its stem (`whole`), and for a compound also
the stems of its parts. Whoever changes what comes out changes `ANALYSER`, and an index made by
another analyser is rebuilt.
"""

from lemniscaat.discovery.dutch.analyser import ANALYSER, Terms, terms, terms_of
from lemniscaat.discovery.dutch.words import clean, fold, lowered, spelled, words

__all__ = ["ANALYSER", "Terms", "clean", "fold", "lowered", "spelled", "terms", "terms_of", "words"]
