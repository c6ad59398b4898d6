"""A text as it may stand anywhere: in capitals, over two lines, escaped, cut off, in an address."""

import re
import unicodedata
from html import escape

from django.utils.text import slugify

from lemniscaat.kernel.privacy import REMOVED

SHORTEST = 3
"""Characters: of less, the half of every sentence would go."""

CUT_SIGN = "…"
LEAST_DIGITS = 6
_APART = "[\\s\u00ad\u200b-\u200d\u2060\ufeff.,()/\u2010-\u2015-]*"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"


class Wanted:
    """A text to take out. Each method gives the value without it, and how often it stood there."""

    def __init__(self, text: str) -> None:
        self.text = " ".join(unicodedata.normalize("NFC", text).split())
        forms = {self.text, escape(self.text)}
        self._anywhere = re.compile("|".join(map(_loose, forms)), re.IGNORECASE)
        slug = slugify(self.text)
        self._in_slug = re.compile("-?".join(slug.replace("-", ""))) if len(slug) >= SHORTEST else None

    def out_of(self, value: str, *, may_be_cut: bool = False) -> tuple[str, int]:
        """`may_be_cut`: the value may be the beginning of something longer, and end within the text."""
        taken, times = self._anywhere.subn(REMOVED, unicodedata.normalize("NFC", value))
        if may_be_cut:
            taken, more = self._off_the_end(taken)
            times += more
        return (taken, times) if times else (value, 0)

    def spans(self, value: str) -> list[tuple[int, int]]:
        """Where the text stands in a value, to show it."""
        return [match.span() for match in self._anywhere.finditer(value)]

    def out_of_slug(self, slug: str) -> tuple[str, int]:
        """An address says it in letters of its own."""
        return self._in_slug.subn("weggehaald", slug) if self._in_slug else (slug, 0)

    def is_all_of(self, value: str) -> bool:
        """Whether nothing would be left."""
        taken, times = self.out_of(value)
        return times > 0 and not re.search(r"\w", taken.replace(REMOVED, ""))

    def _off_the_end(self, value: str) -> tuple[str, int]:
        bare = value.removesuffix(CUT_SIGN)
        for size in range(len(self.text) - 1, SHORTEST - 1, -1):
            if bare.casefold().endswith(self.text[:size].casefold()):
                return f"{bare[:-size]}{REMOVED}", 1
        return value, 0


def _loose(text: str) -> str:
    """A number is written with spaces, stops and dashes anywhere; words keep their spaces, of any width."""
    signs = [sign for sign in text if sign.isalnum()]
    if not any(map(str.isalpha, signs)) and len(signs) >= LEAST_DIGITS:
        return _APART.join(map(re.escape, signs))
    return r"\s+".join(_UNSEEN.join(map(re.escape, word)) for word in text.split())
