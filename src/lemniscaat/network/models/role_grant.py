from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.network.enums import Role
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class RoleGrant(AuditedModel):
    """A role one person holds, in one werkplaats or (without one) nationally, until it is ended."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="grants"
    )
    granted_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    granted_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.UniqueConstraint(
                "user",
                "role",
                Coalesce("werkplaats", 0),
                Coalesce("organisation", 0),
                condition=models.Q(ended_at=None),
                name="one_grant_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.user}"
