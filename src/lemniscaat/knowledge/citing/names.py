"""A person's name as catalogues file it: family name, what stands before it, and the rest."""

import re
from collections.abc import Sequence
from typing import NamedTuple

PARTICLES = frozenset(
    {
        "van", "de", "den", "der", "het", "'t", "’t", "te", "ten", "ter", "in", "op", "aan", "bij", "onder",
        "over", "tot", "uit", "voor", "von", "zu", "zur", "zum", "vom", "und", "di", "da", "do", "dos", "das",
        "du", "del", "della", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "af", "av", "y", "d'", "d’",
    }
)  # fmt: skip
"""Small words before a family name, written in lower case; in Dutch they belong to it."""

CAPITALS = frozenset(
    {
        "Van", "Vanden", "Vander", "De", "Den", "Der", "Het", "Te", "Ten", "Ter", "Von", "Di", "Da", "Dos",
        "Du", "Del", "La", "Le", "El", "Al",
    }
)  # fmt: skip
"""The same words with a capital, as in Flanders: between two others they begin the family name."""

TITLES = re.compile(r"(?:(?:prof|drs?|mr|ir|ing|ds)\.\s*|(?:prof|drs?)\s+)+(?=\S)", re.IGNORECASE)
DEGREES = re.compile(r"(?:,?\s+(?:B(?:A|Ed|N|Sc|SW)|M(?:A|BA|Ed|Phil|PH|Sc|SW)|LL\.?[BM]|Ph\.?D)\.?)+$")
"""What somebody was given before and behind her name: no part of it in a list of sources."""

YOUNGER = re.compile(r"(?<=\S),?\s+(?P<suffix>[js]r\.?|I{2,3})$", re.IGNORECASE)


class Name(NamedTuple):
    given: str
    particle: str
    family: str
    suffix: str = ""

    @property
    def whole(self) -> str:
        """`van der Pas`."""
        return f"{self.particle} {self.family}".strip()

    @property
    def filed(self) -> str:
        """`van der Pas, Suzan, jr.`"""
        return ", ".join(part for part in (self.whole, self.given, self.suffix) if part)

    @property
    def initials(self) -> str:
        """`J. P.` for Jean Pierre, `A.-M.` for Anne-Marie, `J. P.` for J.P."""
        words = re.sub(r"\.(?=[^\s-])", ". ", self.given).split()
        return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in words)


def split(name: str, family: str = "") -> Name:
    """Take a name apart. The last word is the family name, with the small words before it, unless `family`
    says otherwise or a comma does. Titles, degrees and what stands behind in brackets are no part of it."""
    name, suffix = _suffixed(_bare(name))
    family, _suffix = _suffixed(_bare(family))
    if family and name.endswith(family):
        given, rest = name.removesuffix(family).split(), family.split()
    elif "," in name:
        filed, _comma, told = name.partition(",")
        given, rest = _bare(told).split(), filed.split()
    else:
        words = name.split()
        first = _begin(words)
        given, rest = words[:first], words[first:]
    small = next((at for at, word in enumerate(rest) if word not in PARTICLES), 0)
    return Name(" ".join(given), " ".join(rest[:small]), " ".join(rest[small:]), suffix)


def _bare(name: str) -> str:
    """The name itself."""
    named = " ".join(re.sub(r"(?<=\S)\s+\([^()]*\)\s*$", "", name).split())
    before = TITLES.match(named)
    return DEGREES.sub("", named[before.end() :] if before else named)


def _suffixed(name: str) -> tuple[str, str]:
    """The name, and what stands behind it that tells father from son."""
    found = YOUNGER.search(name)
    return (name[: found.start()], found["suffix"]) if found else (name, "")


def _begin(words: Sequence[str]) -> int:
    """Where the family name begins: at its first small word, or at its last word of all."""
    last = len(words) - 1
    small = (at for at, word in enumerate(words) if word in PARTICLES or (0 < at < last and word in CAPITALS))
    return next(small, last)


def _initial(word: str) -> str:
    return f"{'IJ' if word.startswith('IJ') else word[0].upper()}."
