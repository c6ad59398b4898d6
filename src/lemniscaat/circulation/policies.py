"""Who may do what on the lemniscate (rule 7)."""

from lemniscaat.circulation.models import Handover, Issue, Offer
from lemniscaat.network.api import Actor, Role, can_edit_in, can_run_desk


def can_name_issue(actor: Actor) -> bool:
    """Coordinators see an issue rise from their questions; the secretariat and partners may name one too."""
    roles = {Role.COORDINATOR, Role.SECRETARIAT, Role.KNOWLEDGE_PARTNER}
    return actor.is_system or any(grant.role in roles for grant in actor.grants)


def can_write_synthesis(actor: Actor, issue: Issue) -> bool:
    """Its steward's people, or the secretariat."""
    own = issue.steward_id is not None and issue.steward_id in actor.organisation_ids(
        frozenset({Role.KNOWLEDGE_PARTNER})
    )
    return own or actor.has_national(Role.SECRETARIAT)


def can_agendise(actor: Actor) -> bool:
    """The secretariat puts an issue on the national agenda."""
    return actor.has_national(Role.SECRETARIAT)


def can_offer_from(actor: Actor, werkplaats_id: int) -> bool:
    """The coordinator hands over what is her werkplaats's."""
    return can_run_desk(actor, werkplaats_id)


def can_answer_handover(actor: Actor, handover: Handover) -> bool:
    """Whoever it was handed to: the partner's people, or the other werkplaats's coordinator."""
    if handover.to_werkplaats_id is not None:
        return can_run_desk(actor, handover.to_werkplaats_id)
    partner = frozenset({Role.KNOWLEDGE_PARTNER})
    return actor.is_system or handover.to_organisation_id in actor.organisation_ids(partner)


def can_give_verdict(actor: Actor, handover: Handover) -> bool:
    """The national partner it was handed to. A werkplaats tells what it became of another's, and judges
    it no rung: the yield is validated nationally."""
    return handover.to_organisation_id is not None and can_answer_handover(actor, handover)


def can_make_offer(actor: Actor, werkplaats_id: int) -> bool:
    """The system, and whoever works on the questions of that werkplaats."""
    return can_run_desk(actor, werkplaats_id)


def can_answer_offer(actor: Actor, offer: Offer) -> bool:
    """The people of the werkplaats it was made to."""
    return can_edit_in(actor, offer.werkplaats_id)
