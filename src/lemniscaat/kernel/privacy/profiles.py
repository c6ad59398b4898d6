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
_NETWORK = (
    r"(?:facebook|instagram|insta|twitter|tiktok|snapchat|snap|linkedin|telegram|discord|bluesky|mastodon)"
)
_HANDLE = re.compile(
    rf"""
    \b {_NETWORK} (?: account | naam | gebruikersnaam )?
    (?: [ ](?:is|heet[ ]ik|als|onder|met|via) )? [ :(]{{1,3}}
    (?P<handle> @ \w [\w.]{{1,30}} \w
      | (?= \w{{0,30}} (?: [0-9_] | \.\w ) ) (?! [\w.]{{0,40}} \.(?:nl|com|org|eu|be) \b )
        [^\W\d_] [\w.]{{2,30}} \w )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Behind the name of a network; without an "@" only what is no word: "lotte.helpt", "fleur_2007"."""

_HANDLE_BEFORE = re.compile(
    rf"(?<![\w.@])(?P<handle>@\w[\w.]{{1,30}}\w) (?:op|via) (?:de )?{_NETWORK}\b", re.IGNORECASE
)


def spans(text: str) -> Iterator[Span]:
    """Where an address or a handle leads to one person."""
    pages = [found.span() for found in _PAGE.finditer(text)]
    handles = [found.span("handle") for found in (*_HANDLE.finditer(text), *_HANDLE_BEFORE.finditer(text))]
    yield from sorted({*pages, *handles})
