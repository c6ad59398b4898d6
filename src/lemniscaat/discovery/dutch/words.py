"""From text to words, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST_WORD = 60
"""A longer run of letters is no word: it is cut, so that nobody fills the index with one."""

# Numbers keep their inner signs (2020-2022, 1.4.2), words do not: e-health is two words.
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)+|[^\W_]+")
_NOT_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff]"
)
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """Composed characters, and a space for whatever is no text. Places in it hold from here on."""
    text = _LONE_SURROGATE.sub(" ", text)
    return _NOT_TEXT.sub(" ", unicodedata.normalize("NFC", text))


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a clean text as they are written, each with where it begins and ends."""
    return _WORD.finditer(text)


def spelled(text: str) -> list[str]:
    """The words of a clean text as they are written, where only that matters."""
    return _WORD.findall(text)


def lowered(text: str) -> str:
    """A clean text in lower case, sign for sign: the only sign that would become two stays one."""
    return text.replace("İ", "i").lower()


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Lower case without accents: what is left of a word when spelling habits are taken away."""
    plain = unicodedata.normalize("NFKD", word[:LONGEST_WORD].casefold())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return plain
