"""Publish what was reviewed, at once or on a day."""

from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions, work
from lemniscaat.kernel.errors import require
from lemniscaat.kernel.slugs import free_slug
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.actions.analyses import check_analysis, let_analysis_count
from lemniscaat.knowledge.actions.changing import about, refuse_merged
from lemniscaat.knowledge.actions.going_round import send_round
from lemniscaat.knowledge.actions.version_mails import tell_of_version
from lemniscaat.knowledge.actions.versions import keep_version, put_in_place, revised_by
from lemniscaat.knowledge.enums import ITEM_STATES, ItemState
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor, AuditEvent, audited, system


@transactions.action
def publish_item(*, actor: Actor, item: Item, note: str = "", on: date | None = None) -> Item:
    """Publish after review by a second person; keeps a version with its own identifier, and gives the item
    the address that stays. Of a working copy gives what it is the next version of.

    With a day that has yet to come it stays closed until then, and the worker opens it.
    """
    require(
        policies.can_publish(actor, item),
        _("Somebody else than its maker publishes this. Ask a colleague to look at it."),
    )
    refuse_merged(item)
    check_analysis(item)
    if item.revises_id is not None:
        revised_by(item)
    later = on is not None and on > clock.today()
    act = "schedule_item" if later else "publish_item"
    with audited(actor=actor, act=act, subject=about(item), werkplaats_id=item.werkplaats_id) as audit:
        item.move(ItemState.SCHEDULED if later else ItemState.PUBLISHED, by=ITEM_STATES, audit=audit)
        item.reviewed_by, item.publish_on = actor.user, on if later else None
        item.publish_note = note or item.publish_note
        if not later:
            return _open(audit, item, actor)
        item.save(audit=audit)
    work.mark_changed("item", item.uuid)
    return item


@transactions.action
def open_scheduled(*, item: Item) -> Item:
    """Publish what was to open on this day, with the name of who looked at it; by the software itself.

    The next version of what was withdrawn meanwhile becomes a draft again.
    """
    stands = item.revises is None or item.revises.state == ItemState.PUBLISHED
    with audited(
        actor=system(), act="open_scheduled", subject=about(item), werkplaats_id=item.werkplaats_id
    ) as audit:
        item.move(ItemState.PUBLISHED if stands else ItemState.DRAFT, by=ITEM_STATES, audit=audit)
        if stands:
            return _open(audit, item, system())
        item.publish_on, item.publish_note, item.reviewed_by = None, "", None
        item.save(audit=audit)
    work.mark_changed("item", item.uuid)
    return item


def _open(audit: AuditEvent, item: Item, actor: Actor) -> Item:
    """It has become public: give it its version and its address; a working copy puts itself in place."""
    note, item.publish_note, item.publish_on = item.publish_note, "", None
    item.published_at = clock.now()
    if item.revises is not None:
        item = put_in_place(audit, item, revised_by(item))
    elif item.slug == item.uuid.hex:
        item.slug = free_slug(Item.objects.all(), item.title)
    item.save(audit=audit)
    tell_of_version(version=keep_version(audit, item, note))
    work.mark_changed("item", item.uuid)
    send_round(item)
    let_analysis_count(actor, item)
    return item
