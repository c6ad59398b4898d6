"""When an item may be changed, for all that is changed of it."""

from django.utils.translation import gettext as _

from lemniscaat.kernel.errors import Conflict, Invalid, require
from lemniscaat.knowledge import policies
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, ItemState
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor


def about(item: Item) -> Item:
    """The thing that an audit event is about: of a working copy, which goes, what it is the next version of.
    So whoever takes a text out of that finds it in these events too."""
    return item.revises or item


def require_own(actor: Actor, item: Item) -> None:
    """It is hers to change at all."""
    require(policies.can_change(actor, item), _("You can only change knowledge of your own werkplaats."))


def refuse_merged(item: Item) -> None:
    """What leads to another does nothing else."""
    if item.state == ItemState.SUPERSEDED:
        raise Conflict(_("This was merged with another. Separate it first."))


def require_changeable(actor: Actor, item: Item) -> None:
    """It is hers to change, and a draft.

    What is published is not changed: it would change under its readers with no second person and no
    version. Nor does anything change under the colleague who looks at it.
    """
    require_own(actor, item)
    require_draft(item)


def require_draft(item: Item) -> None:
    """It is being worked on, and nobody is looking at it."""
    if item.state in PUBLIC_ITEM_STATES:
        raise Conflict(
            _("This is published and stays as it was read. Begin a next version, and change that.")
        )
    if item.state == ItemState.IN_REVIEW:
        raise Conflict(_("A colleague is looking at this. Send it back first, and change it then."))
    if item.state == ItemState.SCHEDULED:
        raise Conflict(_("This was looked at and opens on its day. Send it back first, and change it then."))
    refuse_merged(item)
    if item.state == ItemState.WITHDRAWN:
        raise Invalid(_("This has been withdrawn and can no longer be changed."))
