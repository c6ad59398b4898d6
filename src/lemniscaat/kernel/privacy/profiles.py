"""Somebody's own page or handle on a social network."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_PAGE = re.compile(
    r"""
    (?<! [\w.] ) (?: https?:// )? (?: (?:www|nl|m)\. )?
    (?: linkedin\.com/in | (?:facebook|instagram|twitter|tiktok|x)\.com
        (?! /(?:groups|events|pages|watch|p)/ ) )
    /@? [\w%-]++ (?: \.[\w%-]++ )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HANDLE = re.compile(
    r"\b(?:instagram|insta|twitter|tiktok|snapchat)[ :(]{1,3}(?P<handle>@\w[\w.]{1,30}\w)", re.IGNORECASE
)


def spans(text: str) -> Iterator[Span]:
    """Where an address or a handle leads to one person."""
    pages = [found.span() for found in _PAGE.finditer(text)]
    yield from sorted(pages + [found.span("handle") for found in _HANDLE.finditer(text)])
