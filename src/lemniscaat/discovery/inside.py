"""Searching and matching what is closed, for those who may see it: beside the public search and apart from
it (rule 4).

No numbers, no "did you mean" and no order come from what she may not see: the words weigh what they weigh in
public.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lemniscaat.discovery import asking, clauses, closed, concepts, index, shown
from lemniscaat.discovery.answers import Hit
from lemniscaat.discovery.asking import Question
from lemniscaat.discovery.cards import Card, read
from lemniscaat.discovery.engine import Query, Unfit
from lemniscaat.discovery.lens import Lens, View
from lemniscaat.discovery.loading import by_kind
from lemniscaat.discovery.match import is_good
from lemniscaat.discovery.rarity import weights
from lemniscaat.kernel.documents import closed_documents
from lemniscaat.network import api as network
from lemniscaat.network.api import Actor, Role, Werkplaats

ENOUGH = 0.5
"""The share of what was asked that a hit covers at least: it comes before the public ones."""

LOOKED_AT, TIMES_MORE = 50, 8
"""So many of each werkplaats are looked at; when she may not see some of them and too few are left, so many
times more, and so on."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What a werkplaats (None: the national desk) has that is not for everyone, best first."""

    werkplaats: Werkplaats | None
    hits: Sequence[Hit]


def search_closed(
    actor: Actor, text: str, *, filters: Mapping[str, Sequence[str]] | None = None, limit: int = 5
) -> list[Inside]:
    """Drafts and closed things that she may see, for each werkplaats in which she holds a role; those
    with nothing are left out. For who holds none nothing is read.
    """
    if not actor.grants or not text.strip():
        return []
    since = network.newest_events()
    asked = concepts.widen(asking.search_line(text), concepts.thesaurus(since))
    if not asked.words:
        return []
    query = clauses.query(asked, filters={name: codes for name, codes in (filters or {}).items() if codes})
    found = _found(actor, asked, query, _places(actor), _covers_enough, limit)
    words = shown.words(since)
    return [Inside(place, shown.hits(views, words, ())) for place, views in found if views]


def match_closed(
    actor: Actor, text: str, *, werkplaats: Werkplaats | None, limit: int = 5, without: UUID | None = None
) -> Sequence[Hit]:
    """Drafts and closed things of one werkplaats (None: the national desk) that are good for a question, as
    `match` finds what is public. For who holds no role there nothing is read; `without` the question itself.
    """
    if (werkplaats.pk if werkplaats else None) not in {grant.werkplaats_id for grant in actor.grants}:
        return []
    since = network.newest_events()
    asked = concepts.widen(asking.question(text), concepts.thesaurus(since))
    if not asked.words:
        return []

    def fits(lens: Lens, card: Card) -> bool:
        return card.uuid != str(without) and is_good(lens, card)

    found = _found(actor, asked, clauses.query(asked), [werkplaats], fits, limit)
    words = shown.words(since)
    return [hit for _place, views in found for hit in shown.hits(views, words, ())]


def _found(
    actor: Actor,
    asked: Question,
    query: Query,
    places: Sequence[Werkplaats | None],
    fits: Callable[[Lens, Card], bool],
    limit: int,
) -> list[tuple[Werkplaats | None, list[View]]]:
    """The best of each place that she may see; nothing while there is no index."""
    shares: list[list[Card]] = [[] for _place in places]
    first, many, left = 0, LOOKED_AT, list(range(len(places)))
    try:
        lens = Lens(asked, index.ask(lambda edition: weights(asked, edition.frequencies)))
        while left:
            cards = {at: _looked_at(places[at], query, many, first) for at in left}
            visible = _visible(actor, [card for some in cards.values() for card in some])
            for at, some in cards.items():
                hers = [card for card in some if (card.kind, card.id) in visible]
                shares[at] += [card for card in hers if fits(lens, card)]
                if len(some) < many or len(hers) == len(some) or len(shares[at]) >= limit:
                    left.remove(at)
            first, many = first + many, many * TIMES_MORE
    except Unfit:
        return []
    return [(place, _best(lens, share, limit)) for place, share in zip(places, shares, strict=True)]


def _looked_at(place: Werkplaats | None, query: Query, many: int, first: int) -> list[Card]:
    return [read(hit.card) for hit in closed.find(place.uuid if place else None, query, many, first)]


def _places(actor: Actor) -> list[Werkplaats | None]:
    own = network.own_werkplaatsen(actor, frozenset(Role)) if actor.werkplaats_ids() else ()
    national = any(grant.werkplaats_id is None for grant in actor.grants)
    return [*own, *([None] if national else [])]


def _visible(actor: Actor, cards: Sequence[Card]) -> set[tuple[str, UUID]]:
    """Those that the database, now, shows to this actor: one query for each kind."""
    pointers = by_kind((card.kind, card.id) for card in cards if card.kind in closed_documents)
    return {
        (kind, uuid)
        for kind, uuids in pointers.items()
        for uuid in closed_documents[kind].visible(actor, uuids)
    }


def _covers_enough(lens: Lens, card: Card) -> bool:
    return lens.glance(card).score >= ENOUGH


def _best(lens: Lens, cards: Sequence[Card], limit: int) -> list[View]:
    best = sorted(cards, key=lambda card: (-lens.glance(card).score, card.title, card.uuid))
    return [View(lens, card) for card in best[:limit]]
