"""Who may do what with the network's own things."""

from lemniscaat.network.enums import DESK_ROLES, EDIT_ROLES, NATIONAL_ROLES, Role
from lemniscaat.network.models import Actor, Organisation, Partnership, RoleGrant, User


def can_run_desk(actor: Actor, werkplaats_id: int | None) -> bool:
    """The coordinator runs her desk; the secretariat runs the national one (no werkplaats)."""
    if werkplaats_id is None:
        return actor.has_national(Role.SECRETARIAT)
    return actor.has(DESK_ROLES, werkplaats_id)


def can_edit_in(actor: Actor, werkplaats_id: int | None) -> bool:
    """Coordinators and editors change their own werkplaats's things; the secretariat the national ones."""
    if werkplaats_id is None:
        return actor.has_national(Role.SECRETARIAT)
    return actor.has(EDIT_ROLES, werkplaats_id)


def can_enter_back_office(actor: Actor) -> bool:
    """Those with something of their own to keep there."""
    return bool(actor.werkplaats_ids(EDIT_ROLES)) or actor.has_national(Role.SECRETARIAT)


def can_keep_system(actor: Actor) -> bool:
    """See how the machinery does and set it right: the secretariat, and who keeps the machine."""
    keeper = actor.user is not None and actor.user.is_superuser
    return keeper or actor.has_national(Role.SECRETARIAT)


def can_keep_roles(actor: Actor, werkplaats_id: int | None) -> bool:
    """See and change who holds which role: the coordinator in hers, the secretariat everywhere."""
    return actor.has_national(Role.SECRETARIAT) or actor.has(DESK_ROLES, werkplaats_id)


def can_redact(actor: Actor, werkplaats_id: int | None) -> bool:
    """Take a text out of a thing for good: the coordinator of its werkplaats, the secretariat of any."""
    return actor.has_national(Role.SECRETARIAT) or actor.has(DESK_ROLES, werkplaats_id)


def can_change_organisation(actor: Actor, organisation: Organisation) -> bool:
    """An organisation is one werkplaats's to change while it takes part nowhere else; whoever takes
    part in several, or nationally, is the secretariat's."""
    if actor.has_national(Role.SECRETARIAT):
        return True
    joined = Partnership.objects.filter(organisation=organisation, until=None)
    places = set(joined.values_list("werkplaats_id", flat=True))
    return not organisation.is_national and bool(places) and places <= actor.werkplaats_ids(EDIT_ROLES)


def can_grant(actor: Actor, role: Role, werkplaats_id: int | None) -> bool:
    """A coordinator gives the roles of her werkplaats; only the secretariat makes coordinators and
    gives national roles."""
    if role in NATIONAL_ROLES or role == Role.COORDINATOR:
        return actor.has_national(Role.SECRETARIAT)
    return actor.has(DESK_ROLES, werkplaats_id) or actor.has_national(Role.SECRETARIAT)


def can_end(actor: Actor, grant: RoleGrant) -> bool:
    """Who may give a role may end it; anyone may lay down her own."""
    own = actor.user is not None and grant.user_id == actor.user.pk
    return own or can_grant(actor, Role(grant.role), grant.werkplaats_id)


def can_hand_over(actor: Actor, grant: RoleGrant) -> bool:
    """Its holder may hand her role to another; so may who could grant it."""
    return can_end(actor, grant)


def can_erase(actor: Actor, user: User) -> bool:
    """Anyone her own account; the secretariat that of whoever asks for it."""
    own = actor.user is not None and actor.user.pk == user.pk
    return user.is_active and (own or actor.has_national(Role.SECRETARIAT))
