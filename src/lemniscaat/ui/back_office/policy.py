"""Who sees and keeps what in a room, asked of the domain; Wagtail's groups and superusers say nothing."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy


class OwnPolicy(BasePermissionPolicy):
    """The policy of one model. `rows` gives what an actor keeps; `enters` who has the room at all;
    `adds` who may begin something; `changes`, where false, leaves only looking. Nobody deletes."""

    def __init__(
        self,
        model: type[Model],
        *,
        rows: Callable[[Any], QuerySet[Any]],
        enters: Callable[[Any], bool],
        adds: Callable[[Any], bool] = lambda actor: False,
        changes: bool = True,
    ) -> None:
        super().__init__(model)
        self.rows = rows
        self.enters = enters
        self.adds = adds
        self.kept = {"view", "change"} if changes else {"view"}

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether for any row at all."""
        return self.adds(user.actor) if action == "add" else action in self.kept and self.enters(user.actor)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        """Whether for this row: one of her own."""
        return action in self.kept and self.rows(user.actor).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        """Her own rows."""
        return self.rows(user.actor) if self.kept.intersection(actions) else self.model.objects.none()

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Nobody: who may stands in roles, which are asked one actor at a time."""
        return get_user_model().objects.none()
