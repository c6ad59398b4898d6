from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import Hold, RemarkState
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import AuditedModel, AuditedQuerySet, Perspective


class RemarkQuerySet(AuditedQuerySet):
    def shown(self) -> "RemarkQuerySet":
        """What everyone may read."""
        return self.filter(state=RemarkState.SHOWN)

    def unanswered(self) -> "RemarkQuerySet":
        """What everyone reads and waits for a reply."""
        return self.shown().filter(replied_at=None)


class Remark(AuditedModel):
    """What somebody says of an agenda in consultation, or of one item of it, and the reply.

    It is of a partner (`organisation`), of somebody with an account, or of somebody who confirmed an e-mail
    address: of that only `voter` is kept, a keyed hash, until she said yes. Shown is from which side it
    comes, never a name. `is_typed_in` came from a meeting or a letter.
    """

    audit_private = frozenset({"text", "reply", "reason", "voter", "token_hash"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    agenda = models.ForeignKey("agenda.Agenda", on_delete=models.PROTECT, related_name="remarks")
    item = models.ForeignKey(
        "agenda.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="remarks"
    )
    state = models.CharField(max_length=8, choices=RemarkState.choices)
    text = models.TextField(_("remark"))
    by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    perspective = models.CharField(max_length=20, choices=Perspective.choices, blank=True)
    is_typed_in = models.BooleanField(default=False)
    held_for = models.CharField(max_length=10, choices=Hold.choices, blank=True)
    voter = models.CharField(max_length=64, blank=True)
    token_hash = models.CharField(max_length=64, null=True, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    reply = models.TextField(_("reply"), blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("why taken away"), blank=True)
    is_invented = models.BooleanField(default=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["made_at", "id"]
        indexes = [
            models.Index(fields=["agenda", "state", "replied_at"]),
            models.Index(fields=["state", "made_at"]),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def who(self) -> str:
        """From whom it is, as everyone reads it."""
        return str(self.organisation) if self.organisation is not None else self.get_perspective_display()
