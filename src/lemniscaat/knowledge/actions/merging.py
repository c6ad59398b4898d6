"""Two items that are the same publication: one leads to the other from then on. Nothing that points at it is
moved, so it can be undone."""

from django.utils.translation import gettext as _

from lemniscaat.kernel import transactions, work
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.knowledge.actions.changing import require_own
from lemniscaat.knowledge.enums import ITEM_STATES, ItemState
from lemniscaat.knowledge.models import Item, Module
from lemniscaat.network.api import Actor, audited


@transactions.action
def merge_item(*, actor: Actor, item: Item, into: Item, why: str) -> Item:
    """Let an item of one's own lead to another that everyone can read, of whichever werkplaats: its
    addresses, and the uses, evidence, questions and steps that name it. Gives the other. Nothing of its text
    goes along."""
    require_own(actor, item)
    if not why.strip():
        raise Invalid(_("Say how you see that these are the same."))
    _check(item, into)
    with audited(actor=actor, act="merge_item", subject=item, werkplaats_id=item.werkplaats_id) as audit:
        item.move(ItemState.SUPERSEDED, by=ITEM_STATES, audit=audit)
        item.superseded_by, item.superseded_reason = into, why.strip()[:300]
        item.save(audit=audit)
    work.mark_changed("item", item.uuid, into.uuid)
    return into


@transactions.action
def separate_item(*, actor: Actor, item: Item) -> Item:
    """Undo that: it stands by itself again, as it stood before."""
    require_own(actor, item)
    if item.state != ItemState.SUPERSEDED:
        raise Conflict(_("This is not merged with another."))
    into = item.superseded_by
    with audited(actor=actor, act="separate_item", subject=item, werkplaats_id=item.werkplaats_id) as audit:
        before = ItemState.PUBLISHED if item.published_at else ItemState.DRAFT
        item.move(before, by=ITEM_STATES, audit=audit)
        item.superseded_by, item.superseded_reason = None, ""
        item.save(audit=audit)
    work.mark_changed("item", item.uuid, *([into.uuid] if into else []))
    return item


def _check(item: Item, into: Item) -> None:
    """One step leads there: what others lead to leads nowhere itself. Both are read anew, and held."""
    held = {
        row.pk: row for row in Item.objects.select_for_update(of=("self",)).filter(pk__in=[item.pk, into.pk])
    }
    if item.pk == into.pk:
        raise Invalid(_("This is the same one. Choose another."))
    if into.pk not in held or held[into.pk].state != ItemState.PUBLISHED:
        raise Invalid(_("Choose one that everyone can read."))
    if item.revises_id is not None:
        raise Invalid(_("This is a next version. Throw it away instead."))
    if Item.objects.filter(revises=item).exists():
        raise Conflict(_("A next version of this has been begun. Throw that away first, or publish it."))
    of_both = set(Module.objects.filter(item__in=[item, into]).values_list("item", flat=True))
    if of_both == {item.pk}:
        raise Invalid(_("This has lessons and the other has none. Choose a module."))
    if Item.objects.filter(superseded_by=item).exists():
        raise Conflict(
            _("Another was merged with this one. Separate that first, and merge it with the other.")
        )
