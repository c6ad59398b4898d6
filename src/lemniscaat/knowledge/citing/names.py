"""A person's name as catalogues file it: family name, what stands before it, and the rest."""

import re
from typing import NamedTuple

PARTICLES = frozenset(
    {
        "van", "de", "den", "der", "het", "'t", "’t", "te", "ten", "ter", "in", "op", "aan", "bij", "onder",
        "over", "tot", "uit", "voor", "von", "zu", "zur", "zum", "vom", "und", "di", "da", "do", "dos", "das",
        "du", "del", "della", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "af", "av", "y", "d'", "d’",
    }
)  # fmt: skip
"""Small words before a family name, written in lower case; in Dutch they belong to it."""


class Name(NamedTuple):
    given: str
    particle: str
    family: str

    @property
    def filed(self) -> str:
        """`van der Pas, Suzan`."""
        whole = f"{self.particle} {self.family}".strip()
        return f"{whole}, {self.given}" if self.given else whole

    @property
    def initials(self) -> str:
        """`J. P.` for Jean Pierre, `A.-M.` for Anne-Marie, `J. P.` for J.P."""
        words = re.sub(r"\.(?=[^\s-])", ". ", self.given).split()
        return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in words)


def split(name: str, family: str = "") -> Name:
    """Take a name apart. The last word is the family name, with the small words before it, unless `family`
    says otherwise or a comma does. What stands in brackets behind it is no part of a name."""
    name = " ".join(re.sub(r"(?<=\S)\s+\([^()]*\)\s*$", "", name).split())
    if family and name.endswith(family):
        given, rest = name.removesuffix(family).split(), family.split()
    elif "," in name:
        filed, _comma, told = name.partition(",")
        given, rest = told.split(), filed.split()
    else:
        words = name.split()
        first = next((at for at, word in enumerate(words) if word in PARTICLES), len(words) - 1)
        given, rest = words[:first], words[first:]
    small = next((at for at, word in enumerate(rest) if word not in PARTICLES), 0)
    return Name(" ".join(given), " ".join(rest[:small]), " ".join(rest[small:]))


def _initial(word: str) -> str:
    return f"{'IJ' if word.startswith('IJ') else word[0]}."
