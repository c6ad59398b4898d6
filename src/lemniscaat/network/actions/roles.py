"""Invite by mail, grant, end and hand over a role."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, ids, mail, transactions
from lemniscaat.kernel.errors import Conflict, Invalid, Missing, Refused, require
from lemniscaat.network import policies, queries
from lemniscaat.network.enums import NATIONAL_ROLES, ORGANISATION_ROLES, Role
from lemniscaat.network.models import (
    Actor,
    AuditEvent,
    Invitation,
    Organisation,
    RoleGrant,
    User,
    Werkplaats,
    audited,
)

INVITATION_LASTS = timedelta(days=14)

NEVER_EMPTY = frozenset({Role.COORDINATOR, Role.SECRETARIAT})
"""Without one of these nobody could give the others their roles: the last hands over."""


@transactions.action
def invite(
    *,
    actor: Actor,
    email: str,
    role: Role,
    werkplaats: Werkplaats | None = None,
    organisation: Organisation | None = None,
    address: str,
) -> Invitation:
    """Offer a role by mail. `address` is the page for accepting, with `{token}` for the secret."""
    _check_scope(role, werkplaats, organisation)
    require(
        policies.can_grant(actor, role, werkplaats.pk if werkplaats else None),
        _("You cannot give this role. Ask the coordinator or the secretariat."),
    )
    email = email.strip().lower()
    if queries.open_invitations(_pk(werkplaats)).filter(email=email, role=role).exists():
        raise Conflict(_("This invitation has been sent already. Withdraw it to send a new one."))
    token = ids.new_secret()
    with audited(actor=actor, act="invite", subject=werkplaats, werkplaats_id=_pk(werkplaats)) as audit:
        invitation: Invitation = Invitation.objects.create(
            audit=audit,
            email=email,
            role=role,
            werkplaats=werkplaats,
            organisation=organisation,
            invited_by=actor.user,
            token_hash=queries.token_hash(token),
            expires_at=clock.now() + INVITATION_LASTS,
        )
    mail.post(
        to=invitation.email,
        subject=_("You are invited to Lemniscaat"),
        body=_("You are invited as %(role)s. Accept within 14 days at:\n\n%(url)s\n")
        % {"role": role.label, "url": address.format(token=token)},
    )
    return invitation


@transactions.action
def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> None:
    """Take an invitation back: its secret works no longer."""
    require(
        policies.can_grant(actor, Role(invitation.role), invitation.werkplaats_id),
        _("You cannot withdraw this invitation."),
    )
    with audited(actor=actor, act="withdraw_invitation", werkplaats_id=invitation.werkplaats_id) as audit:
        invitation.expires_at = clock.now()
        invitation.save(audit=audit)


@transactions.action
def open_invited_account(*, actor: Actor, token: str, name: str, password: str) -> User:
    """Make the account an invitation is for. Who holds its secret reads that address's mail."""
    invitation = _acceptable(token)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Conflict(_("There is an account with this e-mail address. Log in to accept."))
    with audited(actor=actor, act="open_account", subject=invitation):
        return User.objects.create_user(invitation.email, password, name=name)


@transactions.action
def accept_invitation(*, actor: Actor, token: str) -> RoleGrant:
    """Take the offered role with the account one is logged in with. A secret works once."""
    invitation = _acceptable(token)
    if actor.user is None:
        raise Refused(_("Log in first, with the account that is to hold the role."))
    with audited(actor=actor, act="accept_invitation", werkplaats_id=invitation.werkplaats_id) as audit:
        invitation.accepted_at = clock.now()
        invitation.accepted_by = actor.user
        invitation.save(audit=audit)
        return _grant(
            audit, actor.user, Role(invitation.role), invitation.werkplaats, invitation.organisation,
            invitation.invited_by,
        )  # fmt: skip


@transactions.action
def grant_role(
    *,
    actor: Actor,
    user: User,
    role: Role,
    werkplaats: Werkplaats | None = None,
    organisation: Organisation | None = None,
) -> RoleGrant:
    """Give somebody a role from now on; giving what she holds already changes nothing."""
    _check_scope(role, werkplaats, organisation)
    require(
        policies.can_grant(actor, role, _pk(werkplaats)),
        _("You cannot give this role. Ask the coordinator or the secretariat."),
    )
    with audited(actor=actor, act="grant_role", werkplaats_id=_pk(werkplaats)) as audit:
        return _grant(audit, user, role, werkplaats, organisation, actor.user)


@transactions.action
def end_role(*, actor: Actor, grant: RoleGrant) -> None:
    """End a role now. The last of a role that may not stay empty hands over instead."""
    require(policies.can_end(actor, grant), _("You cannot end this role."))
    if is_last(grant):
        raise Conflict(_("Nobody else holds this role. Hand it over to somebody else."))
    with audited(actor=actor, act="end_role", werkplaats_id=grant.werkplaats_id) as audit:
        _end(audit, grant)


@transactions.action
def hand_over_role(*, actor: Actor, grant: RoleGrant, to: User) -> RoleGrant:
    """End a role and give it to `to` in one act, so that nobody holds it never or twice."""
    require(policies.can_hand_over(actor, grant), _("You cannot hand over this role."))
    if to.pk == grant.user_id:
        raise Invalid(_("This person holds the role already."))
    with audited(actor=actor, act="hand_over_role", werkplaats_id=grant.werkplaats_id) as audit:
        _end(audit, grant)
        return _grant(audit, to, Role(grant.role), grant.werkplaats, grant.organisation, actor.user)


def _acceptable(token: str) -> Invitation:
    invitation = queries.invitation_by_token(token, to_change=True)
    if invitation is None:
        raise Missing(_("This invitation has been used or is too old. Ask for a new one."))
    return invitation


def _grant(
    audit: AuditEvent,
    user: User,
    role: Role,
    werkplaats: Werkplaats | None,
    organisation: Organisation | None,
    by: User | None,
) -> RoleGrant:
    held = RoleGrant.objects.filter(
        user=user, role=role, werkplaats=werkplaats, organisation=organisation, ended_at=None
    ).first()
    return held or RoleGrant.objects.create(
        audit=audit, user=user, role=role, werkplaats=werkplaats, organisation=organisation, granted_by=by
    )


def _end(audit: AuditEvent, grant: RoleGrant) -> None:
    if grant.ended_at is not None:
        raise Conflict(_("This role has ended already."))
    grant.ended_at = clock.now()
    grant.save(audit=audit)


def is_last(grant: RoleGrant) -> bool:
    """Whether nobody else holds a role that may not stay empty."""
    same = RoleGrant.objects.filter(role=grant.role, werkplaats=grant.werkplaats_id, ended_at=None)
    return grant.role in NEVER_EMPTY and not same.exclude(pk=grant.pk).exists()


def _check_scope(role: Role, werkplaats: Werkplaats | None, organisation: Organisation | None) -> None:
    if (role in NATIONAL_ROLES) != (werkplaats is None):
        raise Invalid(_("This role needs a werkplaats, or is for the whole country."))
    if (role in ORGANISATION_ROLES) != (organisation is not None):
        raise Invalid(_("Only partners act for an organisation, and they must name it."))


def _pk(werkplaats: Werkplaats | None) -> int | None:
    return werkplaats.pk if werkplaats else None
