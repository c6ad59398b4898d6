"""What may be here already under another address: shown to a person, who judges. Only an equal identifier is
taken for the same thing without one."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from lemniscaat.knowledge.enums import TELLING_STATES
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor
from lemniscaat.vocabulary.api import WorkType

MOST = 3
"""More than this nobody compares."""

LIKELY = 0.62
"""From here on two are shown as perhaps the same; measured by `benchmarks/duplicates.py`."""

LOOKED_AT = 300
"""Items compared with one: those that share most words of its title."""

SHORTEST = 4
WORDS_ASKED = 5
"""Of the longest words of a title: with a slip of the pen in some, the others are found."""

IDENTIFIERS = ("doi", "handle", "isbn")

SUBTITLE = re.compile(r"\s*(?::|[.?!–—|]\s|\s-\s)\s*")
SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of a publication."""

    title: str
    year: int | None = None
    people: Sequence[str] = ()
    doi: str = ""
    handle: str = ""
    isbn: str = ""
    is_part: bool = False
    """Of a book, whose ISBN it bears."""


@dataclass(frozen=True, slots=True)
class Likely:
    item: Item
    likeness: float
    """From `LIKELY` up; with an equal identifier more than any other."""


def told_of(item: Item) -> Told:
    """What an item tells of itself."""
    return Told(
        title=item.title,
        year=item.year,
        people=[row.name for row in item.contributors.all()],
        is_part=item.kind.work_type == WorkType.CHAPTER,
        **{name: getattr(item, name) for name in IDENTIFIERS},
    )


def duplicates_of(actor: Actor, item: Item) -> list[Likely]:
    """What this item may be the same as, as far as she may see it; not what it is a version of."""
    versions = Q(pk=item.pk) | Q(revises=item) | Q(pk=item.revises_id)
    return likely(Item.objects.visible_to(actor).exclude(versions), told_of(item))


def likely(among: QuerySet[Item], told: Told) -> list[Likely]:
    """The likeliest of these, best first, at most `MOST`. Two queries, however many there are."""
    standing = among.exclude(state__in=TELLING_STATES)
    named, pieces = _same_identifier(told), _pieces(told.title)
    asked = named
    for piece in pieces:
        asked |= Q(title__icontains=piece)
    if not asked:
        return []
    shared = sum(
        (_one_if(Q(title__icontains=piece)) for piece in pieces),
        start=Value(0) if not named else 9 * _one_if(named),
    )
    rows = standing.filter(asked).annotate(shared=shared).order_by("-shared", "-pk")
    found = rows.select_related("kind", "werkplaats").prefetch_related("contributors")[:LOOKED_AT]
    scored = [Likely(item, likeness(told, told_of(item))) for item in found]
    return sorted((each for each in scored if each.likeness >= LIKELY), key=lambda each: -each.likeness)[
        :MOST
    ]


def same_thing(among: QuerySet[Item], told: Told) -> Item | None:
    """The one of these that bears an identifier of it, and none that says otherwise: all that may be taken
    for the same thing without a person. The ISBN of a book is not that of its chapters."""
    named = _same_identifier(told)
    found = (
        list(among.exclude(state__in=TELLING_STATES).filter(named).select_related("kind")[:2])
        if named
        else []
    )
    if len(found) != 1 or _differ(told, told_of(found[0])):
        return None
    return found[0]


def likeness(one: Told, other: Told) -> float:
    """How alike two are: their titles first, with or without what follows a colon; then year and people. Of a
    series, the numbers tell one from another."""
    if any(getattr(one, name) and getattr(one, name) == getattr(other, name) for name in IDENTIFIERS):
        return 2.0
    score = _title_likeness(one.title, other.title)
    if _numbers(one.title) != _numbers(other.title):
        score -= 0.12
    if one.year and other.year:
        score += {0: 0.06, 1: 0.03}.get(abs(one.year - other.year), -0.06)
    if one.people and other.people:
        score += 0.08 if _families(one.people) & _families(other.people) else -0.06
    return score


def _title_likeness(one: str, other: str) -> float:
    whole = _alike(_plain(one), _plain(other))
    mains = [_plain(SUBTITLE.split(title, maxsplit=1)[0]) for title in (one, other)]
    long_enough = min(map(len, mains)) >= 2 * SHORTEST
    return max(whole, 0.92 * _alike(*mains) if long_enough else 0.0)


def _alike(one: str, other: str) -> float:
    """By their pieces of three signs: 1 when they are the same."""
    left, right = _threes(one), _threes(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def _threes(text: str) -> set[str]:
    padded = f"  {text} "
    return {padded[at : at + 3] for at in range(len(padded) - 2)} if text else set()


def _plain(text: str) -> str:
    """In small letters without accents and signs."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return SIGNS.sub(" ", "".join(sign for sign in bare if not unicodedata.combining(sign))).strip()


def _numbers(title: str) -> set[str]:
    return {word.lstrip("0") for word in _plain(title).split() if word.isdigit() and len(word) < SHORTEST}


def _families(people: Collection[str]) -> set[str]:
    """`jansen`, of `Anna Jansen`, `A. Jansen` and `Jansen, A.`"""
    filed = (name.partition(",")[0] if "," in name else name for name in people)
    return {words[-1] for words in (_plain(name).split() for name in filed) if words}


def _pieces(title: str) -> list[str]:
    """What to look for in other titles: its longest words; of a title of few, halves of them too."""
    words = sorted(set(re.findall(r"[a-zA-Z0-9]{4,}", title)), key=lambda word: (-len(word), word))[
        :WORDS_ASKED
    ]
    if len(words) > 2 or not words:
        return words or [title.strip()[:40]] * bool(title.strip())
    halves = {half for word in words for half in (word[: len(word) // 2], word[len(word) // 2 :])}
    return sorted(half for half in halves if len(half) >= SHORTEST - 1) or words


def _same_identifier(told: Told) -> Q:
    asked = Q()
    for name in IDENTIFIERS:
        if value := getattr(told, name):
            asked |= Q(**{name: value})
    return asked


def _differ(one: Told, other: Told) -> bool:
    """Whether something says that they are two: another identifier of the same kind, or a part of a book
    whose ISBN is all they share."""
    unlike = [
        name
        for name in IDENTIFIERS
        if (left := getattr(one, name)) and (right := getattr(other, name)) and left != right
    ]
    shared = {
        name for name in IDENTIFIERS if getattr(one, name) and getattr(one, name) == getattr(other, name)
    }
    return bool(unlike) or (shared == {"isbn"} and (one.is_part or other.is_part))


def _one_if(condition: Q) -> Case:
    return Case(When(condition, then=Value(1)), default=Value(0), output_field=IntegerField())
