"""What somebody typed, made fit to show again: without the signs that no page and no database takes."""

import unicodedata

UNSHOWN = frozenset({"Cc", "Cs", "Cn"})
"""Control characters, halves of a pair, and places in Unicode where no character stands."""


def text(typed: str) -> str:
    """Running text: lines stay lines."""
    lines = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in UNSHOWN)


def line(typed: str) -> str:
    """One line: what parts words becomes a space."""
    shown = (" " if unicodedata.category(sign) in UNSHOWN else sign for sign in typed)
    return " ".join("".join(shown).split())
