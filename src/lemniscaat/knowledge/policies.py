"""Who may do what with knowledge."""

from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import EDIT_ROLES, Actor, Role, can_edit_in


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


def can_propose_factors(actor: Actor) -> bool:
    """Anyone who edits in a werkplaats, and national partners."""
    return bool(actor.werkplaats_ids(EDIT_ROLES)) or can_judge_factors(actor)


def can_give_evidence(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in the werkplaats where it was seen; nationally as `can_judge_factors`."""
    if werkplaats_id is None:
        return can_judge_factors(actor)
    return can_edit_in(actor, werkplaats_id)


def can_judge_factors(actor: Actor) -> bool:
    """National partners and the secretariat: a factor is of all werkplaatsen, so no one of them says how
    it stands (rule 7)."""
    return actor.has_national(Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER)
