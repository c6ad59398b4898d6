"""A person takes along what is kept of her, and has her account erased (rule 9)."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from lemniscaat.kernel import clock, persons, transactions, work
from lemniscaat.kernel.errors import Conflict, require
from lemniscaat.kernel.persons import Person
from lemniscaat.kernel.redaction import Somebody, everywhere
from lemniscaat.kernel.sweeping import sweep_later
from lemniscaat.network import policies
from lemniscaat.network.actions.roles import is_last
from lemniscaat.network.models import Actor, AuditEvent, Invitation, RoleGrant, User, audited

NOWHERE = "weg.invalid"
"""Where the address of an erased account is: nobody gets mail there (RFC 2606)."""


def belongings(user: User) -> Mapping[str, list[dict[str, Any]]]:
    """All that is kept of somebody, by what it is, to take along."""
    kept = [each for of in persons.kept_of.values() for each in of(_person(user))]
    return {str(each.label): list(each.rows.values(*each.fields)) for each in kept}


@transactions.action
def erase_person(*, actor: Actor, user: User) -> None:
    """Let nothing tell who she was, for good; what she made and did stands, by a former colleague.

    The last of a role that may not stay empty hands over first. Of two people with one name only the
    address is looked for in texts. The index and the database's files follow after the commit.
    """
    require(policies.can_erase(actor, user), _("This account is not yours. The secretariat can erase it."))
    grants = list(RoleGrant.objects.filter(user=user, ended_at=None).select_related("werkplaats"))
    _check_not_last(grants)
    person, former = _person(user), _("a former colleague")
    with audited(actor=actor, act="erase_person", subject=user) as audit:
        for grant in grants:
            grant.ended_at = clock.now()
            grant.save(audit=audit)
        for forget in persons.forgets.values():
            forget(person)
        for invitation in Invitation.objects.filter(email__iexact=person.email):
            invitation.email = ""
            invitation.expires_at = min(invitation.expires_at, clock.now())
            invitation.save(audit=audit)
        _empty(user, former)
        if actor.user is not None and actor.user.pk == user.pk:
            audit.actor_label = former
    AuditEvent.objects.filter(actor=user).update(actor_label=former)
    is_alone = not User.objects.filter(name__iexact=person.name).exclude(pk=user.pk).exists()
    for place in list(everywhere(Somebody(person.name if is_alone else "", person.email, instead=former))):
        place.take_out()
        if (shown := getattr(place.row, "uuid", None)) is not None:
            work.mark_changed(str(place.row._meta.model_name), shown)
    sweep_later()


def _check_not_last(grants: list[RoleGrant]) -> None:
    for grant in grants:
        if is_last(grant):
            raise Conflict(
                _("Nobody else is %(role)s of %(where)s. Hand that role over first.")
                % {
                    "role": grant.get_role_display(),
                    "where": grant.werkplaats.short_name if grant.werkplaats else _("the network"),
                }
            )


def _empty(user: User, former: str) -> None:
    """Her row stays, so that what points at it stands."""
    user.name, user.email = former, f"{user.uuid}@{NOWHERE}"
    user.perspective, user.last_login = "", None
    user.is_active = user.is_staff = user.is_superuser = False
    user.set_unusable_password()
    user.save()


def _person(user: User) -> Person:
    return Person(user.pk, user.uuid, user.name, user.email)
