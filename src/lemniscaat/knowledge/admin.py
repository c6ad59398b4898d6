"""Knowledge in the back office: the items of one's own werkplaats, from draft to withdrawn."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.knowledge.actions import items as actions
from lemniscaat.knowledge.enums import ITEM_STATES, ItemState
from lemniscaat.knowledge.forms import ItemForm, NewItemForm, PublishForm, WithdrawForm
from lemniscaat.knowledge.models import Item
from lemniscaat.knowledge.policies import can_publish
from lemniscaat.network.api import Actor, can_enter_back_office, own
from lemniscaat.ui.back_office.acts import Act
from lemniscaat.ui.back_office.policy import OwnPolicy
from lemniscaat.ui.back_office.room import Room


def own_items(actor: Actor) -> QuerySet[Item]:
    """What she keeps: hers, in every state. Others' published items are read on the site."""
    return own(Item.objects.visible_to(actor), actor).select_related("kind", "werkplaats", "made_by")


ACTS = (
    Act(
        name="indienen",
        label=_("Submit"),
        means=_("A colleague looks at it and publishes it. Until then it stays closed."),
        done=_("It lies ready for a colleague to look at."),
        do=lambda actor, item, fields: actions.submit_item(actor=actor, item=item),
        offered=lambda actor, item: ITEM_STATES.allows(item.state, ItemState.IN_REVIEW),
    ),
    Act(
        name="publiceren",
        label=_("Publish"),
        means=_("Everyone can find and read it from now on."),
        done=_("It has been published."),
        do=lambda actor, item, fields: actions.publish_item(actor=actor, item=item, note=fields["note"]),
        offered=lambda actor, item: (
            ITEM_STATES.allows(item.state, ItemState.PUBLISHED) and can_publish(actor, item)
        ),
        form=PublishForm,
    ),
    Act(
        name="terugsturen",
        label=_("Send back"),
        means=_("It becomes a draft again, for its maker to go on with."),
        done=_("It is a draft again."),
        do=lambda actor, item, fields: actions.send_back_item(actor=actor, item=item),
        offered=lambda actor, item: ITEM_STATES.allows(item.state, ItemState.DRAFT),
    ),
    Act(
        name="intrekken",
        label=pgettext_lazy("item", "Withdraw"),
        means=_("It can no longer be found. At its address stands that it was withdrawn, and why."),
        done=_("It has been withdrawn."),
        do=lambda actor, item, fields: actions.withdraw_item(actor=actor, item=item, reason=fields["reason"]),
        offered=lambda actor, item: ITEM_STATES.allows(item.state, ItemState.WITHDRAWN),
        form=WithdrawForm,
    ),
)


class ItemRoom(Room):
    """The items of one's own werkplaats."""

    model = Item
    name = "kennis"
    icon = "doc-full"
    menu_order = 100
    policy = OwnPolicy(Item, rows=own_items, enters=can_enter_back_office, adds=can_enter_back_office)
    list_display = ["title", "kind", "state", "werkplaats", "year", "made_by"]
    search_fields = ["title", "plain_summary", "publisher"]
    list_filter = ["state", "kind"]
    labels = {
        "kind": _("Kind"),
        "state": _("State"),
        "werkplaats": _("Werkplaats"),
        "made_by": _("Begun by"),
    }
    new_form = NewItemForm
    one_form = ItemForm
    acts = ACTS

    def begin(self, actor: Actor, fields: dict[str, Any]) -> Item:
        """Draft it."""
        return actions.draft_item(actor=actor, **fields)

    def revise(self, actor: Actor, row: Item, fields: dict[str, Any]) -> Item:
        """Revise it."""
        return actions.revise_item(actor=actor, item=row, **fields)
