"""Doing at the start of a process what would make its first questions slow."""

from lemniscaat.discovery import index
from lemniscaat.discovery.dutch import terms_of
from lemniscaat.discovery.engine import Unfit

WORDS = 30_000


def warm() -> None:
    """Load the dictionaries, and analyse the words that documents use most: a few seconds at the most."""
    terms_of("dorpsondersteuner")
    try:
        words = index.ask(lambda edition: list(edition.reader.frequencies("exact")))
    except Unfit:
        return
    for word, _count in sorted(words, key=lambda one: -one[1])[:WORDS]:
        terms_of(word)
