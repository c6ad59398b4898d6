"""By what two rows, or a row and an item, are the same: an identifier, or all words of the row."""

import re
from collections.abc import Iterable

from stdnum import isbn

IDENTIFIERS = ("doi", "handle", "isbn")
RESOLVERS = re.compile(
    r"^(?:https?://(?:dx\.)?(?:doi\.org|hdl\.handle\.net)/|doi:\s*|hdl:\s*)", re.IGNORECASE
)


def plain(name: str, value: str) -> str:
    """An identifier without what people put before it."""
    bare = RESOLVERS.sub("", value.strip())
    return re.sub(r"[\s-]", "", bare).upper() if name == "isbn" else bare


def keys_of(values: Iterable[tuple[str, str]]) -> frozenset[str]:
    """How these identifiers are compared: letters alike, an ISBN of ten as the one of thirteen."""
    return frozenset(f"{name}:{_folded(name, value)}" for name, value in values if value)


def _folded(name: str, value: str) -> str:
    bare = plain(name, value).casefold()
    if name == "isbn" and len(bare) == 10 and isbn.is_valid(bare.upper()):
        return str(isbn.to_isbn13(bare.upper()))
    return bare
