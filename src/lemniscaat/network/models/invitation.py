from django.db import models

from lemniscaat.kernel import clock, ids
from lemniscaat.network.enums import Role
from lemniscaat.network.models.audit import AuditedModel, AuditedQuerySet


class Invitation(AuditedModel):
    """A role offered by mail. Only the hash of the secret in the mail is kept."""

    audit_private = frozenset({"email", "token_hash"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role.choices)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "network.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    invited_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")

    objects = AuditedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_role_display()} ({self.made_at:%Y-%m-%d})"
