"""Matching a question in somebody's own words to all there is; where nothing is good, nothing is said."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from time import perf_counter
from uuid import UUID

from lemniscaat.discovery import asking, clauses, concepts, index, shown, spelling, whom
from lemniscaat.discovery.answers import MatchGroup, MatchResult
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import Card, key, read
from lemniscaat.discovery.concepts import Moment
from lemniscaat.discovery.engine import Hit, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, View
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.standing import Standing
from lemniscaat.kernel.documents import GROUPS, WHOM
from lemniscaat.network import api as network

GOOD, BESIDE_THE_BEST = 0.21, 0.4
"""The share of a question, by the rarity of its words, that a good hit covers; and of what the best hit
covers. Set on benchmarks/questions.txt: no hit for what lies outside the field, few good ones lost."""

LOOKED_AT = 2
"""For each hit asked for, how many of the engine's best are looked at."""

MOST = 50

WORKS = tuple(group for group in GROUPS if group not in WHOM.values())
"""What is found by its own words; who is behind it follows from it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The good hits by group, and who may be behind them."""

    works: Sequence[tuple[str, Sequence[View]]] = ()
    makers: Sequence[Card] = ()


def match(
    text: str, *, groups: Sequence[str] | None = None, limit: int = 5, without: UUID | None = None
) -> MatchResult:
    """The good hits for a question, at most `limit` in each of `groups` (all, in their own order);
    `without` the question itself, when it is one that can be found. Werkplaatsen and organisations are
    named for what they made or did among the good hits of the other groups.

    Never raises for what somebody typed; a name that is no group is passed over.
    """
    began = perf_counter()
    since = network.newest_events()
    asked = asking.question(text)
    wanted = [group for group in GROUPS if groups is None or group in groups]
    limit = min(max(limit, 1), MOST)
    standing = Standing()
    try:
        found = (
            index.ask(lambda its: _found(its, _meant(its, asked, since, standing), wanted, limit, without))
            if asked
            else Found()
        )
    except Unfit:
        return MatchResult(text, _ms(began), ready=False)
    words = shown.words(since)
    lost = standing.lost([*(view.card for _group, views in found.works for view in views), *found.makers])
    result = [
        MatchGroup(group, shown.hits(its, words, lost)) for group, its in _told(found, wanted, lost, limit)
    ]
    return MatchResult(text, _ms(began), [group for group in result if group.hits])


def _told(
    found: Found, groups: Sequence[str], lost: Collection[str], limit: int
) -> Iterator[tuple[str, Sequence[shown.Found]]]:
    """What to tell in each group. What was closed a moment ago is nobody's deed."""
    works = dict(found.works)
    stand = [view for views in works.values() for view in views if _key(view.card) not in lost]
    makers = [card for card in found.makers if _key(card) not in lost]
    for group in groups:
        yield group, works.get(group, ()) if group in WORKS else whom.named(stand, makers, group, limit)


def _key(card: Card) -> str:
    return key(card.kind, card.uuid)


def _meant(edition: Edition, asked: Question, since: Moment, standing: Standing) -> Question:
    known = concepts.thesaurus(since)
    meant = spelling.meant(asked, edition.reader, known, standing)
    return concepts.widen(spelling.repaired(asked, meant), known)


def _found(
    edition: Edition, asked: Question, wanted: Sequence[str], limit: int, without: UUID | None
) -> Found:
    groups = WORKS if set(wanted) & set(WHOM.values()) else wanted
    lens = Lens(asked, weights(asked, edition.frequencies))
    best = edition.reader.best(clauses.query(asked), groups, limit * LOOKED_AT)
    good = [(group, _good(lens, best[group], limit, without)) for group in groups]
    enough = BESIDE_THE_BEST * max((view.score for _group, views in good for view in views), default=0.0)
    works = [(group, [view for view in views if view.score >= enough]) for group, views in good]
    every = [view for _group, views in works for view in views]
    return Found(works, whom.cards(edition.reader, every, wanted, limit))


def _good(lens: Lens, hits: Iterable[Hit], limit: int, without: UUID | None) -> list[View]:
    cards = (read(hit.card) for hit in hits)
    good = (View(lens, card) for card in cards if card.uuid != str(without) and is_good(lens, card))
    return list(islice(good, limit))


def is_good(lens: Lens, card: Card) -> bool:
    """It covers enough of the question; of a question of several words more than one."""
    several = min(len(lens.asked.words), 2)
    glance = lens.glance(card)
    return glance.score >= GOOD and glance.covered >= several


def _ms(began: float) -> float:
    return round((perf_counter() - began) * 1000, 2)
