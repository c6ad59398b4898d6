"""One spelling for what looks alike, without moving a single character."""

_SPACES = "\t\u00a0\u2007\u2009\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc`\u00b4"
_ALIKE = str.maketrans(
    dict.fromkeys(_SPACES, " ") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'")
)


def plain(text: str) -> str:
    """`text` with plain spaces, hyphens and apostrophes; every place in it stays the same."""
    return text.translate(_ALIKE)
