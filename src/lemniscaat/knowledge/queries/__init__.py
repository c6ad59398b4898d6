"""Reads of knowledge."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from lemniscaat.circulation.api import Issue
from lemniscaat.kernel.errors import Gone
from lemniscaat.kernel.reading import naming
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, TELLING_STATES, ItemState
from lemniscaat.knowledge.models import Evidence, Factor, File, Item, Version
from lemniscaat.knowledge.reading.kinds import PDF
from lemniscaat.network.api import Actor
from lemniscaat.vocabulary.api import KindGroup


def items(actor: Actor) -> QuerySet[Item]:
    """Items she may see, newest first, with what a list shows of them."""
    return naming(Item.objects.visible_to(actor), "kind", "werkplaats")


def published_items() -> QuerySet[Item]:
    """What everyone may read, newest first, with what a list shows."""
    return naming(Item.objects.public(), "kind", "werkplaats")


def published_by_uuid(uuids: Iterable[UUID]) -> QuerySet[Item]:
    """Those of these items that everyone may read, with what a list shows."""
    return naming(Item.objects.public().by_key().filter(uuid__in=list(uuids)), "kind", "werkplaats")


def item_page(actor: Actor, slug: str) -> Item | None:
    """One item with all that its page shows (a fixed number of queries); a withdrawn one too, for its
    tombstone, and one that was merged with another, which leads there. None when it is not there or not for
    this actor."""
    seen = Item.objects.visible_to(actor) | Item.objects.filter(state__in=TELLING_STATES)
    return whole(seen.filter(slug=slug)).first()


def public_items_whole(batch: int = 500) -> Iterator[Item]:
    """Every item that everyone may read, with all that belongs to it, in the order in which they were
    begun; each once, whatever is written meanwhile. A fixed number of queries a batch."""
    last = 0
    public = whole(Item.objects.public().by_key()).order_by("pk")
    while rows := list(public.filter(pk__gt=last)[:batch]):
        yield from rows
        last = rows[-1].pk


def told_items() -> QuerySet[Item]:
    """What everyone may read, what was withdrawn, for its tombstone, and what leads to another."""
    return Item.objects.filter(state__in=PUBLIC_ITEM_STATES | TELLING_STATES)


def whole(rows: QuerySet[Item]) -> QuerySet[Item]:
    """With all that belongs to an item."""
    made_from = "module__forked_from__item__superseded_by"
    files = Prefetch("files", File.standing.select_related("reading"))
    return rows.select_related("kind", "werkplaats", "superseded_by", made_from).prefetch_related(
        "themes", "audiences", "four_os", "issues", "contributors", "links", "versions", files
    )


def file(actor: Actor, uuid: UUID) -> File | None:
    """One file, with its item and what was found in it; None when it is not there or not for this actor.
    Raises `Gone` when its item was withdrawn: then it is for nobody (rule 6)."""
    seen = (
        File.objects.visible_to(actor)
        | File.objects.filter(item__state=ItemState.WITHDRAWN)
        | File.objects.opened().filter(item__state=ItemState.SUPERSEDED, item__published_at__isnull=False)
    )
    found: File | None = seen.filter(uuid=uuid).select_related("item", "reading").distinct().first()
    if found is not None:
        refuse_withdrawn(found.item)
    return found


def pdf_of(item: Item) -> File | None:
    """Its first PDF that everyone who reads it can take."""
    rows = File.standing.filter(item=item, reading__media_type=PDF).select_related("reading")
    return next((each for each in rows if each.is_open), None)


def versions() -> QuerySet[Version]:
    """Versions of what everyone may read and of what was withdrawn, each with its item."""
    return Version.objects.filter(item__in=told_items()).select_related("item__kind", "item__werkplaats")


def version(slug: str, number: int) -> tuple[Version, int] | None:
    """One version, with the number of the newest; None when it is not there. Raises `Gone` when its item was
    withdrawn."""
    found = versions().filter(item__slug=slug).order_by("-number")
    numbers = {each.number: each for each in found}
    if number not in numbers:
        return None
    refuse_withdrawn(numbers[number].item)
    return numbers[number], max(numbers)


def files_of(version: Version) -> QuerySet[File]:
    """What could be taken with this version, in order."""
    had = File.objects.filter(item=version.item_id, since__lte=version.number)
    return had.filter(Q(until=None) | Q(until__gte=version.number)).select_related("reading")


def refuse_withdrawn(item: Item) -> None:
    """Raises `Gone` when it was withdrawn: then what belongs to it is for nobody (rule 6)."""
    if item.state == ItemState.WITHDRAWN:
        raise Gone(_("This was withdrawn. At its own page stands why: %(title)s") % {"title": item.title})


def items_of_issue(issue: Issue) -> QuerySet[Item]:
    """What is published about an issue; best founded first."""
    best = F("rung").desc(nulls_last=True)
    return published_items().filter(issues=issue).order_by(best, F("year").desc(nulls_last=True), "-pk")


def items_by_rung(issue: Issue) -> dict[int | None, int]:
    """Rung (None: no approach) → how many published items on an issue; one query."""
    rows = Item.objects.public().filter(issues=issue).order_by().values("rung")
    return {row["rung"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def items_to_apply(issue: Issue) -> QuerySet[Item]:
    """What is published about an issue for others to do: ways of working, and what is made to teach with."""
    to_do = Q(kind__is_approach=True) | Q(kind__group=KindGroup.EDUCATION)
    return items_of_issue(issue).filter(to_do)


def factors() -> QuerySet[Factor]:
    """Factors that stand, best founded first, with their evidence."""
    return _with_evidence(Factor.objects.public())


def _with_evidence(rows: QuerySet[Factor]) -> QuerySet[Factor]:
    standing = naming(Evidence.objects.standing(), "item", "werkplaats")
    return naming(rows, "issue").prefetch_related(Prefetch("evidence", standing))


def factors_of_issue(issue: Issue) -> QuerySet[Factor]:
    """What works for an issue."""
    return factors().filter(issue=issue)


def factors_listed(issue: Issue) -> QuerySet[Factor]:
    """As `factors_of_issue`, without their evidence."""
    return naming(Factor.objects.public(), "issue").filter(issue=issue)


def evidence_counts(issue: Issue) -> dict[int, dict[tuple[str, str], int]]:
    """Factor id → kind of source and direction → how many pieces; one query."""
    rows = Evidence.objects.standing().filter(factor__in=Factor.objects.public().filter(issue=issue))
    counts: dict[int, dict[tuple[str, str], int]] = {}
    by_kind = rows.order_by().values_list("factor", "source_kind", "direction").annotate(n=Count("pk"))
    for factor, source, direction, n in by_kind:
        counts.setdefault(factor, {})[source, direction] = n
    return counts


def factors_by_issue(issue_ids: Iterable[int]) -> dict[int, int]:
    """Issue id → how many factors stand; one query."""
    rows = Factor.objects.public().filter(issue__in=list(issue_ids)).order_by().values("issue")
    return {row["issue"]: row["n"] for row in rows.annotate(n=Count("pk"))}


def factor_page(slug: str) -> Factor | None:
    """One factor with its evidence, a withdrawn one too, for its tombstone; or None."""
    return _with_evidence(Factor.objects.all()).filter(slug=slug).first()


def evidence_taken_back(factor: Factor) -> QuerySet[Evidence]:
    """What counts no more, the newest first."""
    rows = naming(Evidence.objects.filter(factor=factor), "item", "werkplaats")
    return rows.exclude(withdrawn_at=None).order_by("-withdrawn_at")


def item_at(actor: Actor, slug: str) -> Item | None:
    """The item one means by this part of an address, which may be that of one that was merged with it."""
    led = Item.objects.filter(slug=slug, state=ItemState.SUPERSEDED).values("superseded_by")
    return items(actor).filter(Q(slug=slug) | Q(pk__in=led)).exclude(state=ItemState.SUPERSEDED).first()


def evidence_from(item: Item) -> QuerySet[Evidence]:
    """What this item is evidence for, with its factor."""
    standing = Evidence.objects.standing().filter(
        factor__in=Factor.objects.public(), item__in=Item.objects.merged_with(item)
    )
    return standing.select_related("factor")


def items_by_uuid(actor: Actor, uuids: Iterable[object]) -> QuerySet[Item]:
    """Those of these items that she may see."""
    return items(actor).filter(uuid__in=list(uuids))
