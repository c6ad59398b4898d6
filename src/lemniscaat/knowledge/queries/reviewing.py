"""What asks for an editor's eye: published knowledge whose day has come, and links that lead nowhere."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from lemniscaat.kernel import clock
from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES
from lemniscaat.knowledge.models import Item, Link, LinkCheck
from lemniscaat.network.api import Actor, newest_events, own

SOON = timedelta(days=60)
MOST_SECONDS = 600
"""That the figure of the menu may be old: links that turn out dead are nobody's act."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many items have come to their day, will within `SOON`, and how many links are dead."""

    come: int
    soon: int
    dead: int

    @property
    def waiting(self) -> int:
        """What can be done something about today."""
        return self.come + self.dead


def items_to_review(actor: Actor, **narrowed: Any) -> QuerySet[Item]:
    """What she keeps that has come to its day or will soon, longest ago first."""
    rows = own(Item.objects.public(), actor).filter(review_on__lte=clock.today() + SOON, **narrowed)
    return naming(rows, "kind", "werkplaats").order_by("review_on", "pk")


def dead_links(actor: Actor, **narrowed: Any) -> QuerySet[LinkCheck]:
    """The dead links of what she keeps and everyone reads, longest dead first."""
    rows = own(LinkCheck.objects.all(), actor, at="item__werkplaats")
    rows = rows.filter(
        Exists(Link.objects.filter(item=OuterRef("item"), url=OuterRef("url"))),
        is_dead=True,
        item__state__in=PUBLIC_ITEM_STATES,
        **{f"item__{name}": value for name, value in narrowed.items()},
    )
    return rows.select_related("item__kind", "item__werkplaats").order_by("failing_since", "pk")


def figures(actor: Actor, **narrowed: Any) -> Figures:
    """Two queries."""
    today = clock.today()
    counted = (
        items_to_review(actor, **narrowed)
        .order_by()
        .aggregate(
            come=Count("pk", filter=Q(review_on__lte=today)), soon=Count("pk", filter=Q(review_on__gt=today))
        )
    )
    return Figures(counted["come"], counted["soon"], dead_links(actor, **narrowed).count())


def waiting_for(actor: Actor) -> int:
    """How much waits for her: for the menu of every page, so counted once, and kept under the day and the
    newest events. Whatever somebody does shows at once, a link that dies within ten minutes."""
    if actor.user is None:
        return 0
    kept, key, now = caches["pages"], f"to-review:{actor.user.pk}", (clock.today(), newest_events())
    known_at, n = kept.get(key, (None, 0))
    if known_at != now:
        n = figures(actor).waiting
        kept.set(key, (now, n), MOST_SECONDS)
    return n
