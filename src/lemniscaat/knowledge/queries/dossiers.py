"""Reads of dossiers."""

from django.db.models import Count, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce

from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, DossierState
from lemniscaat.knowledge.models import Dossier, DossierEntry, Item
from lemniscaat.network.api import Actor

MOST_FOUND = 12

PARTS = (
    "item__kind", "item__werkplaats", "item__superseded_by__kind", "item__superseded_by__werkplaats",
)  # fmt: skip


def dossiers() -> QuerySet[Dossier]:
    """What everyone may read, newest first; `n_items` is how much there is to read in each."""
    now = Coalesce("entries__item__superseded_by", "entries__item")
    stands = Q(entries__item__state__in=PUBLIC_ITEM_STATES) | Q(
        entries__item__superseded_by__state__in=PUBLIC_ITEM_STATES
    )
    rows = naming(Dossier.objects.public(), "werkplaats", "issue")
    return rows.annotate(n_items=Count(now, filter=stands, distinct=True)).order_by("-published_at", "-id")


def dossier_page(actor: Actor, slug: str) -> Dossier | None:
    """One dossier with its parts in order (a fixed number of queries); a withdrawn one too, for its
    tombstone. None when it is not there or not for this actor."""
    seen = Dossier.objects.visible_to(actor) | Dossier.objects.filter(state=DossierState.WITHDRAWN)
    parts = DossierEntry.objects.select_related(*PARTS)
    rows = seen.filter(slug=slug).select_related("werkplaats", "issue")
    return rows.prefetch_related(Prefetch("entries", parts)).first()


def dossiers_with(item: Item) -> QuerySet[Dossier]:
    """The public dossiers in which this item stands, or one that was merged with it."""
    return Dossier.objects.public().filter(entries__item__in=Item.objects.merged_with(item)).distinct()


def items_to_choose(words: str) -> QuerySet[Item]:
    """Published items whose title holds all these words, newest first: some of them."""
    rows = naming(Item.objects.public(), "kind", "werkplaats")
    for word in words.split()[:8]:
        rows = rows.filter(title__icontains=word)
    found: QuerySet[Item] = rows.order_by("-year", "title")[:MOST_FOUND] if words.split() else rows.none()
    return found
