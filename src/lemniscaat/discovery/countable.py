"""What of a search may be counted: words of the language and of the field, and the theme they name.

Whatever may be personal data is cut out before anything else is done (`kernel.privacy`). Of the rest only
those words stay that a dictionary or a theme knows; a name, a code or a typo is known to neither, and is
left out without a trace. So is every word that is known as a name, and one that is written as a name in the
middle of a search. A name that is an ordinary word too and is written as one ("mulder", "winter") cannot be
told from it: only the ordinary word is counted, beside all others that looked for it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import simplemma

from lemniscaat.discovery import concepts
from lemniscaat.discovery.asking import LONGEST
from lemniscaat.discovery.concepts import Thesaurus
from lemniscaat.discovery.dutch import clean, fold, spelled, terms_of
from lemniscaat.discovery.dutch.compounds import is_word, parts
from lemniscaat.discovery.dutch.stems import GIVEN as SHAPES_OF_THEIR_OWN
from lemniscaat.discovery.dutch.stems import KEEP
from lemniscaat.discovery.models import LONGEST_TERM
from lemniscaat.kernel.privacy import impersonal
from lemniscaat.kernel.privacy.names.given import GIVEN_SMALL, SURNAMES_SMALL
from lemniscaat.network import api as network

MOST_TERMS = 12
SHORTEST = 3

_PREFIXED = re.compile(r"""\w+:\s*(?:["“„][^"“”„]*["”“]?|\S*)""")
"""`auteur:…` names a person because the searcher says so."""

_NAMES = frozenset(map(fold, GIVEN_SMALL | SURNAMES_SMALL))
_SURNAME_ENDS = re.compile(
    r"(?:berg(?:en)?|beek|bosch|broek|brink|burg|dam|dijk|donk|hoe?f|hoe?ven?|horst|hout|hui(?:s|zen)|kamp|kerk|laan"
    r"|land|man|meer|poel|schot|sloot|stede|steen|stra|veen|velde?|waard|wijk|woud|zand)$"
)
"""Compounds that no dictionary has and that end so are surnames as often as they are anything else."""


class Countable(NamedTuple):
    """Words in the order of the alphabet, and the slug of the first theme they name; "" for none."""

    terms: tuple[str, ...]
    theme: str


def countable(text: str) -> Countable:
    """What may be counted of what somebody searched for; one query."""
    written = spelled(_PREFIXED.sub(" ", impersonal(clean(text[:LONGEST]))))
    known = concepts.thesaurus(network.newest_events())
    stems = [its.whole for word in written if (its := terms_of(word)) is not None]
    theme = next((known[label].slug for _at, label in concepts.named(stems, known)), "")
    terms = sorted(dict.fromkeys(_terms(written, known)))
    return Countable(tuple(terms[:MOST_TERMS]), theme)


def _terms(written: list[str], known: Thesaurus) -> Iterator[str]:
    of_themes = {stem for label in known for stem in label}
    for at, word in enumerate(written):
        its, plain = terms_of(word), fold(word)
        if its is None or not SHORTEST <= len(plain) <= LONGEST_TERM or not plain.isalpha():
            continue
        if plain in _NAMES or (at and _is_written_as_name(word)):
            continue
        if its.whole in of_themes:
            yield plain
        elif _is_ordinary(plain):
            yield _readable(word, plain)


def _is_written_as_name(word: str) -> bool:
    """A capital and small letters: in Dutch, inside a sentence, that is a person, a place or a body."""
    return word[0].isupper() and not word.isupper()


def _is_ordinary(plain: str) -> bool:
    """Whether the language or the field has this word, or all that it is put together from."""
    if is_word(plain) or plain in KEEP:
        return True
    return bool(parts(plain)) and _SURNAME_ENDS.search(plain) is None


def _readable(word: str, plain: str) -> str:
    """One shape for all the shapes of a word, that people can read: the one a dictionary lists it under.
    The words of themes are left as they are: schulden are more than one schuld."""
    lemma = fold(simplemma.lemmatize(word.lower(), lang="nl"))
    return lemma if is_word(lemma) and plain not in SHAPES_OF_THEIR_OWN else plain
