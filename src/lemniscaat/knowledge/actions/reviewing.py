"""Say of what is published that it is still right."""

from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, transactions
from lemniscaat.kernel.errors import Conflict, Invalid
from lemniscaat.knowledge.actions.changing import require_own
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor, audited


@transactions.action
def confirm_item(*, actor: Actor, item: Item, next_on: date) -> Item:
    """It was looked through and stays as it is; on `next_on` it is looked at again. A next version that was
    begun gets that day too: it would bring the old one back."""
    require_own(actor, item)
    if next_on <= clock.today():
        raise Invalid(_("Choose a day that has yet to come."))
    stored: Item = Item.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if stored.state not in PUBLIC_ITEM_STATES:
        raise Conflict(_("This is not published. Look at it when you publish it."))
    with audited(
        actor=actor, act="confirm_item", subject=stored, werkplaats_id=stored.werkplaats_id
    ) as audit:
        for each in (stored, *Item.objects.filter(revises=stored)):
            each.review_on = next_on
            each.save(audit=audit)
    return stored
