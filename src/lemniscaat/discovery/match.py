"""Matching a question in somebody's own words to all there is; where nothing is good, nothing is said."""

from collections.abc import Iterable, Sequence
from itertools import islice
from time import perf_counter
from uuid import UUID

from lemniscaat.discovery import asking, clauses, concepts, index, shown, spelling
from lemniscaat.discovery.answers import MatchGroup, MatchResult
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import Card, read
from lemniscaat.discovery.concepts import Moment
from lemniscaat.discovery.engine import Hit, Unfit
from lemniscaat.discovery.index import Edition
from lemniscaat.discovery.lens import Lens, View
from lemniscaat.discovery.rarity import weights
from lemniscaat.discovery.standing import gone
from lemniscaat.kernel.documents import GROUPS
from lemniscaat.network import api as network

GOOD, BESIDE_THE_BEST = 0.22, 0.4
"""The share of a question, by the rarity of its words, that a good hit covers; and of what the best hit
covers. Set on benchmarks/questions.txt: no hit for what lies outside the field, few good ones lost."""

LOOKED_AT = 2
"""For each hit asked for, how many of the engine's best are looked at."""

MOST = 50


def match(
    text: str, *, groups: Sequence[str] | None = None, limit: int = 5, without: UUID | None = None
) -> MatchResult:
    """The good hits for a question, at most `limit` in each of `groups` (all, in their own order);
    `without` the question itself, when it is one that can be found.

    Never raises for what somebody typed; a name that is no group is passed over.
    """
    began = perf_counter()
    since = network.newest_events()
    asked = asking.question(text)
    wanted = [group for group in GROUPS if groups is None or group in groups]
    limit = min(max(limit, 1), MOST)
    try:
        found = index.ask(lambda its: _found(its, asked, since, wanted, limit, without)) if asked else []
    except Unfit:
        return MatchResult(text, _ms(began), ready=False)
    words = shown.words(since)
    lost = gone(view.card for _group, views in found for view in views)
    result = [MatchGroup(group, shown.hits(views, words, lost)) for group, views in found]
    return MatchResult(text, _ms(began), [group for group in result if group.hits])


def _found(
    edition: Edition, asked: Question, since: Moment, groups: Sequence[str], limit: int, without: UUID | None
) -> list[tuple[str, Sequence[View]]]:
    asked = spelling.repaired(asked, spelling.meant(asked, edition.reader))
    asked = concepts.widen(asked, concepts.thesaurus(since))
    lens = Lens(asked, weights(asked, edition.frequencies))
    best = edition.reader.best(clauses.query(asked), groups, limit * LOOKED_AT)
    good = [(group, _good(lens, best[group], limit, without)) for group in groups]
    enough = BESIDE_THE_BEST * max((view.score for _group, views in good for view in views), default=0.0)
    return [(group, [view for view in views if view.score >= enough]) for group, views in good]


def _good(lens: Lens, hits: Iterable[Hit], limit: int, without: UUID | None) -> list[View]:
    cards = (read(hit.card) for hit in hits)
    good = (View(lens, card) for card in cards if card.uuid != str(without) and _is_good(lens, card))
    return list(islice(good, limit))


def _is_good(lens: Lens, card: Card) -> bool:
    """It covers enough of the question; of a question of several words more than one."""
    several = min(len(lens.asked.words), 2)
    glance = lens.glance(card)
    return glance.score >= GOOD and glance.covered >= several


def _ms(began: float) -> float:
    return round((perf_counter() - began) * 1000, 2)
