from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import HttpRequest

from lemniscaat.network.enums import Role

if TYPE_CHECKING:
    from lemniscaat.network.models.role_grant import RoleGrant
    from lemniscaat.network.models.user import User


@dataclass(frozen=True)
class Actor:
    """Who does or reads something: every action and every read is handed one.

    A visitor has neither user nor grants. `asks` are the questions whose secret address she holds.
    `is_system` is the software itself, at work for nobody: loading demonstration data, deadlines.
    """

    user: "User | None" = None
    grants: tuple["RoleGrant", ...] = ()
    asks: frozenset[UUID] = frozenset()
    is_system: bool = False

    @property
    def label(self) -> str:
        """How the actor is named beside an act."""
        if self.user is not None:
            return self.user.name
        return "" if not self.is_system else "Lemniscaat"

    def has(self, roles: frozenset[Role], werkplaats_id: int | None) -> bool:
        """Whether she holds one of `roles` in this werkplaats (None: nationally)."""
        return self.is_system or any(
            grant.role in roles and grant.werkplaats_id == werkplaats_id for grant in self.grants
        )

    def has_national(self, *roles: Role) -> bool:
        """Whether she holds one of these roles for the whole country."""
        return self.has(frozenset(roles), None)

    def werkplaats_ids(self, roles: frozenset[Role] = frozenset(Role)) -> frozenset[int]:
        """The werkplaatsen in which she holds one of `roles`."""
        return frozenset(
            grant.werkplaats_id
            for grant in self.grants
            if grant.role in roles and grant.werkplaats_id is not None
        )

    def organisation_ids(self, roles: frozenset[Role] = frozenset(Role)) -> frozenset[int]:
        """The organisations on whose behalf she holds one of `roles`."""
        return frozenset(
            grant.organisation_id
            for grant in self.grants
            if grant.role in roles and grant.organisation_id is not None
        )


VISITOR = Actor()


class ActorRequest(HttpRequest):
    """A request as `ActorMiddleware` leaves it: views that need to know who asks take this type."""

    actor: Actor
