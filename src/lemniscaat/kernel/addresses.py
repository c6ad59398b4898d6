"""The public address of a thing, without knowing who shows it. Whoever has the page joins its kind."""

from collections.abc import Callable

from lemniscaat.kernel.registry import Registry

addresses: Registry[Callable[[str], str]] = Registry("address")
"""By kind: from the part of the address that is for people (a slug) to the path."""


def address(kind: str, slug: str | None) -> str:
    """The path of this thing in the language of the moment, or "" when nothing shows it."""
    path = addresses.get(kind)
    return path(slug) if path is not None and slug else ""
