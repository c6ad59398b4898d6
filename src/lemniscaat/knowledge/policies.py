"""Who may do what with knowledge."""

from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import Actor, Role, can_edit_in


def can_draft(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in a werkplaats; the secretariat for what is national."""
    return can_edit_in(actor, werkplaats_id)


def can_change(actor: Actor, item: Item) -> bool:
    """As `can_draft`, in the item's own werkplaats."""
    return can_edit_in(actor, item.werkplaats_id)


def can_publish(actor: Actor, item: Item) -> bool:
    """A second person: who made an item does not publish it."""
    second = actor.is_system or actor.user is None or item.made_by_id != actor.user.pk
    return can_edit_in(actor, item.werkplaats_id) and second


def can_weigh_factors(actor: Actor) -> bool:
    """Anyone who edits in a werkplaats, and national partners, propose factors and add evidence."""
    roles = {Role.COORDINATOR, Role.EDITOR, Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER}
    return actor.is_system or any(grant.role in roles for grant in actor.grants)
