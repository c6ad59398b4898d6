"""Reads of the network."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Prefetch, Q, QuerySet

from lemniscaat.kernel import clock
from lemniscaat.kernel.privacy import Left
from lemniscaat.kernel.reading import naming
from lemniscaat.network.enums import EDIT_ROLES, SECOND_FACTOR_ROLES, Part, Role, WerkplaatsState
from lemniscaat.network.models import (
    VISITOR,
    Actor,
    AuditEvent,
    Invitation,
    Municipality,
    Organisation,
    Partnership,
    Period,
    RoleGrant,
    User,
    Werkplaats,
)
from lemniscaat.network.models.audit import LET_STAND

SO_MANY_AT_ONCE = 20
"""More acts than ever end in another order than they began."""

Row = TypeVar("Row", bound=Model)


def actor_of(user: "User | None") -> Actor:
    """The actor behind an account, with the roles she holds now (one query)."""
    if user is None or not user.is_authenticated or not user.is_active:
        return VISITOR
    return Actor(user=user, grants=tuple(RoleGrant.objects.filter(user=user, ended_at=None)))


def system() -> Actor:
    """The software itself, at work for nobody."""
    return Actor(is_system=True)


def needs_second_factor(actor: Actor) -> bool:
    """Whether what she may do asks for a second factor at login."""
    keeper = actor.user is not None and actor.user.is_superuser
    return keeper or any(grant.role in SECOND_FACTOR_ROLES for grant in actor.grants)


def without_second_factor(actor: Actor) -> Actor:
    """The same actor with the roles asleep that ask for a second factor."""
    return replace(actor, grants=tuple(g for g in actor.grants if g.role not in SECOND_FACTOR_ROLES))


def own(
    rows: QuerySet[Row], actor: Actor, *, roles: frozenset[Role] = EDIT_ROLES, at: str = "werkplaats"
) -> QuerySet[Row]:
    """Those of `rows` that belong where she holds one of `roles`, `at` being the way to their
    werkplaats; those without one belong to the secretariat. The system owns nothing (rule 7)."""
    mine = Q(**{f"{at}__in": actor.werkplaats_ids(roles)})
    if not actor.is_system and actor.has_national(Role.SECRETARIAT):
        mine |= Q(**{f"{at}__isnull": True})
    return rows.filter(mine)


def own_werkplaatsen(actor: Actor, roles: frozenset[Role] = EDIT_ROLES) -> QuerySet[Werkplaats]:
    """The werkplaatsen in which she holds one of `roles`, by name."""
    return Werkplaats.objects.filter(pk__in=actor.werkplaats_ids(roles))


def werkplaatsen() -> QuerySet[Werkplaats]:
    """All that run or are being set up, by name."""
    return Werkplaats.objects.exclude(state=WerkplaatsState.CLOSED)


def werkplaats_page(slug: str) -> Werkplaats | None:
    """One werkplaats with its partners and municipalities (a fixed number of queries), or None."""
    partners = naming(Partnership.objects.filter(until=None), "organisation", "research_group")
    return (
        Werkplaats.objects.filter(slug=slug)
        .prefetch_related(Prefetch("partnerships", partners), "municipalities")
        .first()
    )


def werkplaatsen_of_municipality(code: str) -> QuerySet[Werkplaats]:
    """The werkplaatsen a municipality belongs to, by CBS code: none, one or several (rule 11)."""
    return werkplaatsen().filter(municipalities__code=code)


def municipalities() -> QuerySet[Municipality]:
    """Those that exist today, by name."""
    today = clock.today()
    return Municipality.objects.exclude(valid_to__lt=today)


def municipality_named(name: str) -> Municipality | None:
    """A municipality by the name somebody typed, whatever its capitals."""
    return municipalities().filter(name__iexact=name.strip()).first()


def organisations() -> QuerySet[Organisation]:
    """All organisations, by name."""
    return Organisation.objects.all()


def organisations_bearing(names: Iterable[str]) -> dict[str, list[UUID]]:
    """By name the organisations that bear it, or have a research group that does."""
    asked = set(names)
    rows = Organisation.objects.filter(Q(name__in=asked) | Q(research_groups__name__in=asked)).order_by("pk")
    found: dict[str, list[UUID]] = {}
    for name, group, uuid in rows.values_list("name", "research_groups__name", "uuid"):
        for one in asked & {name, group}:
            if uuid not in (bearing := found.setdefault(one, [])):
                bearing.append(uuid)
    return found


def own_organisations(actor: Actor) -> QuerySet[Organisation]:
    """Those that `can_change_organisation` lets her change."""
    if actor.has_national(Role.SECRETARIAT):
        return organisations()
    now = Partnership.objects.filter(until=None)
    hers = Q(werkplaats__in=actor.werkplaats_ids(EDIT_ROLES))
    return (
        organisations()
        .filter(is_national=False, pk__in=now.filter(hers).values("organisation"))
        .exclude(pk__in=now.exclude(hers).values("organisation"))
    )


def organisation_page(slug: str) -> Organisation | None:
    """One organisation with its research groups and the werkplaatsen it is in (three queries), or None."""
    now = Partnership.objects.filter(until=None).select_related("werkplaats", "research_group")
    return (
        organisations()
        .filter(slug=slug)
        .select_related("municipality")
        .prefetch_related(
            "research_groups", Prefetch("partnerships", now.order_by("werkplaats__short_name", "pk"))
        )
        .first()
    )


def national_partners() -> QuerySet[Organisation]:
    """The partners of the whole network."""
    return organisations().filter(is_national=True)


def leads(werkplaats: Werkplaats) -> QuerySet[Partnership]:
    """Who leads: at least one research group and one larger municipality."""
    return Partnership.objects.filter(
        werkplaats=werkplaats, until=None, part__in=[Part.LEAD, Part.CO_LEAD, Part.LEAD_APPLICANT]
    ).select_related("organisation", "research_group")


def periods() -> QuerySet[Period]:
    """Subsidy periods, the newest first."""
    return Period.objects.all()


def current_period() -> Period | None:
    """The period that today falls in."""
    year = clock.today().year
    return Period.objects.filter(start_year__lte=year, end_year__gte=year).first()


def grants_in(werkplaats_id: int | None) -> QuerySet[RoleGrant]:
    """Roles held now in a werkplaats (None: nationally), with their holders."""
    return RoleGrant.objects.filter(werkplaats_id=werkplaats_id, ended_at=None).select_related("user")


def grants_of(user: User) -> QuerySet[RoleGrant]:
    """Roles somebody holds now, with where."""
    held = RoleGrant.objects.filter(user=user, ended_at=None)
    return held.select_related("werkplaats", "organisation").order_by("werkplaats__short_name", "role")


def coordinators(werkplaats_id: int) -> list[User]:
    """Who coordinates this werkplaats now."""
    return [grant.user for grant in grants_in(werkplaats_id).filter(role=Role.COORDINATOR)]


def partners_people(organisation_id: int | None) -> list[User]:
    """Who acts for this national partner now."""
    held = RoleGrant.objects.filter(role=Role.KNOWLEDGE_PARTNER, ended_at=None, user__is_active=True)
    return [grant.user for grant in held.filter(organisation=organisation_id).select_related("user")]


def invitation_by_token(token: str, *, to_change: bool = False) -> Invitation | None:
    """The invitation that can still be accepted with this secret, or None; held for who changes it."""
    found = Invitation.objects.filter(
        token_hash=token_hash(token), accepted_at=None, expires_at__gt=clock.now()
    ).select_related("werkplaats", "organisation", "invited_by")
    return (found.select_for_update(of=("self",)) if to_change else found).first()


def open_invitations(werkplaats_id: int | None) -> QuerySet[Invitation]:
    """What is offered in a werkplaats (None: nationally) and can still be accepted, newest first."""
    found = Invitation.objects.filter(
        werkplaats_id=werkplaats_id, accepted_at=None, expires_at__gt=clock.now()
    )
    return found.order_by("-made_at", "-id")


def token_hash(token: str) -> str:
    """What is kept of a secret address: enough to know it again, too little to make it."""
    return sha256(token.encode()).hexdigest()


def newest_events() -> tuple[UUID, ...]:
    """The newest audit events: as long as they are the same, nothing was written. More than one, since
    on PostgreSQL an event can come to light after some with a higher number."""
    return tuple(AuditEvent.objects.order_by("-pk").values_list("uuid", flat=True)[:SO_MANY_AT_ONCE])


def acts_on(kind: str, uuids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """By thing: what was done to it, in order; one query."""
    found: dict[UUID, list[str]] = {}
    rows = AuditEvent.objects.filter(subject_kind=kind, subject_uuid__in=list(uuids)).order_by("at", "id")
    for uuid, act in rows.values_list("subject_uuid", "act"):
        if uuid is not None:
            found.setdefault(uuid, []).append(act)
    return found


def audit_of(kind: str, uuid: UUID) -> QuerySet[AuditEvent]:
    """What was done to one thing, oldest first."""
    return AuditEvent.objects.filter(subject_kind=kind, subject_uuid=uuid).order_by("at", "id")


def left_standing(kind: str, uuid: UUID) -> list[Left]:
    """Which kinds of personal data may stay in the words of one thing, and why; each once, oldest first. One
    query."""
    every = audit_of(kind, uuid).values_list("changes", flat=True)
    noted = [change["fields"] for changes in every for change in changes if change["change"] == LET_STAND]
    return list(dict.fromkeys((kind, why) for fields in noted for kind, (_was, why) in fields.items()))
