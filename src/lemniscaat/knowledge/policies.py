"""Who may do what with knowledge."""

from lemniscaat.knowledge.enums import UNPUBLISHED_ITEM_STATES
from lemniscaat.knowledge.models import Analysis, Dossier, Evidence, Item
from lemniscaat.network.api import EDIT_ROLES, Actor, Role, can_edit_in

TEACHING = frozenset({Role.TEACHER})


def can_draft(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in a werkplaats; the secretariat for what is national."""
    return can_edit_in(actor, werkplaats_id)


def can_change(actor: Actor, item: Item) -> bool:
    """As `can_draft`, in the item's own werkplaats; a teacher what she began there herself, until it is
    published."""
    own = actor.user is not None and item.made_by_id == actor.user.pk
    begun = own and item.state in UNPUBLISHED_ITEM_STATES and actor.has(TEACHING, item.werkplaats_id)
    return begun or can_edit_in(actor, item.werkplaats_id)


def can_publish(actor: Actor, item: Item) -> bool:
    """A second person: who made an item does not publish it."""
    second = actor.is_system or actor.user is None or item.made_by_id != actor.user.pk
    return can_edit_in(actor, item.werkplaats_id) and second


def can_change_dossier(actor: Actor, dossier: Dossier) -> bool:
    """As `can_draft`, in the dossier's own werkplaats."""
    return can_edit_in(actor, dossier.werkplaats_id)


def can_publish_dossier(actor: Actor, dossier: Dossier) -> bool:
    """A second person: who began a dossier does not publish it."""
    second = actor.is_system or actor.user is None or dossier.made_by_id != actor.user.pk
    return can_change_dossier(actor, dossier) and second


def can_propose_factors(actor: Actor) -> bool:
    """Anyone who edits in a werkplaats, and national partners."""
    return bool(actor.werkplaats_ids(EDIT_ROLES)) or can_judge_factors(actor)


def can_give_evidence(actor: Actor, werkplaats_id: int | None) -> bool:
    """Those who edit in the werkplaats where it was seen; nationally as `can_judge_factors`."""
    if werkplaats_id is None:
        return can_judge_factors(actor)
    return can_edit_in(actor, werkplaats_id)


def can_withdraw_evidence(actor: Actor, evidence: Evidence) -> bool:
    """Those where it was seen, who gave it."""
    return can_give_evidence(actor, evidence.werkplaats_id)


def can_judge_factors(actor: Actor) -> bool:
    """National partners and the secretariat: a factor is of all werkplaatsen, so no one of them says how
    it stands (rule 7)."""
    return actor.has_national(Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER)


def can_edit_analysis(actor: Actor, analysis: Analysis) -> bool:
    """Those who edit in one of the werkplaatsen of its group."""
    return actor.is_system or any(can_edit_in(actor, place.pk) for place in analysis.werkplaatsen.all())


def can_read_notes(actor: Actor, item: Item) -> bool:
    """What stands for teachers in a module: teachers of any werkplaats, and those who may change it."""
    return bool(actor.werkplaats_ids(TEACHING)) or can_change(actor, item)


def can_adapt(actor: Actor, werkplaats_id: int | None) -> bool:
    """Make an adaptation in a werkplaats: its teachers too, beside those who edit there."""
    return can_edit_in(actor, werkplaats_id) or (
        werkplaats_id is not None and actor.has(TEACHING, werkplaats_id)
    )


def can_offer_change(actor: Actor, adaptation: Item) -> bool:
    """Offer back what was changed: who edits where the adaptation was made, and the teacher who made it."""
    own = actor.user is not None and adaptation.made_by_id == actor.user.pk
    taught = own and actor.has(TEACHING, adaptation.werkplaats_id)
    return taught or can_edit_in(actor, adaptation.werkplaats_id)


def can_answer_change(actor: Actor, source: Item) -> bool:
    """Accept or decline it: those who edit where the source is kept."""
    return can_edit_in(actor, source.werkplaats_id)


def can_tell_of_programme(actor: Actor) -> bool:
    """Say that a programme uses a module: teachers, and those who edit in a werkplaats or nationally."""
    kept = actor.werkplaats_ids(TEACHING | EDIT_ROLES)
    return bool(kept) or actor.has_national(Role.SECRETARIAT)
