"""A street with a house number."""

import re
from collections.abc import Iterator

from lemniscaat.kernel.privacy.findings import Span

_STREET = (
    *("straat", "straatje", "laan", "laantje", "weg", "plein", "gracht", "kade", "singel", "dreef"),
    *("plantsoen", "steeg", "dijk", "pad", "boulevard"),
)
_STREET_WITH_CAPITAL = (
    *(
        "hof",
        "hofje",
        "park",
        "baan",
        "burg",
        "veld",
        "oord",
        "wal",
        "markt",
        "kamp",
        "hoek",
        "akker",
        "donk",
    ),
    *("dal", "brink", "meent", "erf", "haven", "hoeve", "poort", "werf"),
)
"""What ends other words too."""
_NO_STREET = frozenset(
    ("weg", "onderweg", "snelweg", "halfweg", "uitweg", "omweg", "schoolplein", "marktplein")
)

_NUMBER = r"""
    [ ] (?: (?:nr\.?|nummer|no\.) [ ] )?
    (?! (?:1[89]|20)[0-9]{2} (?![0-9]) )                 # a year
    [1-9][0-9]{0,3}
    (?: -?[a-wyzA-Z](?!\w)
      | -(?:[0-9]{1,4}|hs|bis|I{1,3}|IV)(?!\w)
      | [ ](?:bis|hs|huis|rood|zwart|[0-9][ ]?hoog|[A-H])(?!\w) )?
    (?! \w | [.,:/-][0-9] | [ ]?[%€] )
    (?! [ ](?:keer|maal|uur|minuten|jaar|maanden|weken|dagen|euro|procent|meter|km|mensen|bewoners|inwoners
        |kinderen|gezinnen|huishoudens|woningen|huizen|medewerkers|vrijwilligers|deelnemers|winkels
        |januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b )
"""
_ADDRESS = re.compile(
    rf"""
    (?<! [\w'-] )
    (?: (?P<kind> Laan|Plein|Weg|Hof|Pad|Straat|Park )
        (?: (?: [ ](?:van|der|den|de|het|'t) ){{1,3}} [ ] [^\W\d_][\w'-]{{1,40}}
          | [ ] (?:19[0-9]{{2}}|40-45) )
      | (?P<street> [^\W\d_] (?: [^\W\d_] | - ){{0,40}} ) )
    (?= (?P<number> {_NUMBER} ) )
    """,
    re.VERBOSE,
)
# Where somebody lives may have any name: "ze woont aan het Achterom 15".
_LIVES = re.compile(
    rf"""
    (?<! \w ) (?i: woont | wonen | woon | woonde | woonden | gewoond | verhuis[dt]?e? | verhuizen
        | adres | langs | langskomen | flat | woning | huis | pand | bewoners ) \b
    [^0-9.,;!?\n]{{0,40}}? (?: [ ](?:op|aan|naar|is|in(?=[ ](?:de|het))) | : ) [ ] (?: (?:de|het) [ ] )?
    (?P<place> (?: '[st] [ ] )? (?: [A-Z] [\w'-]{{1,30}} [ ] ){{0,2}} [A-Z] [\w'-]{{1,30}} )
    (?= (?P<number> {_NUMBER} ) )
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"(?<![\w'.-])(?:[0-9]{1,2}e|[^\W\d_][\w'.-]{0,30}|'t) $")
_PARTICLES = frozenset(("van", "der", "den", "de", "het", "'t", "ten", "ter"))
_TITLES = frozenset(
    ("burgemeester", "dokter", "dr.", "graaf", "koningin", "pastoor", "prins", "prinses", "professor")
)
_BEGINNINGS = "Aan Adres Bij De Het In Naar Om Op Tot Uit Vanaf Via Voor Zie"
_NO_BEGINNING = frozenset(_BEGINNINGS.split())
_MOST_WORDS = 5


def spans(text: str) -> Iterator[Span]:
    """Where one house is named."""
    done = 0
    for start, end in sorted([*_streets(text), *_homes(text)]):
        if start >= done:
            yield start, end
            done = end


def _streets(text: str) -> Iterator[Span]:
    """Where the word itself tells that it is a street."""
    done = 0
    for found in _ADDRESS.finditer(text):
        if found["kind"] or _is_street(found["street"]):
            start = found.start() if found["kind"] else _beginning(text, done, found.start())
            done = found.end("number")
            yield start, done


def _homes(text: str) -> Iterator[Span]:
    """Where the words before it tell that somebody lives there."""
    for found in _LIVES.finditer(text):
        yield found.start("place"), found.end("number")


def _is_street(word: str) -> bool:
    small = word.lower()
    if small in _NO_STREET or (word[0].islower() and small in _STREET):
        return False
    return small.endswith(_STREET) or (word[0].isupper() and small.endswith(_STREET_WITH_CAPITAL))


def _beginning(text: str, done: int, start: int) -> int:
    """Where the name of the street begins: "Prof. van der Poelstraat" begins three words before its last."""
    first = at = start
    following = ""
    for _ in range(_MOST_WORDS):
        found = _WORD_BEFORE.search(text, max(done, at - 33), at)
        if found is None:
            break
        word = found[0].rstrip()
        if word in _NO_BEGINNING or (word[0].islower() and word not in _PARTICLES | _TITLES):
            break
        if word == "Van" and at < start and following not in _PARTICLES:
            break
        at, following = found.start(), word
        if word not in _PARTICLES:
            first = at
    return first
