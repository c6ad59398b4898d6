from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.circulation.enums import HandoverState
from lemniscaat.circulation.models.journey import Journey
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet, Organisation, Role, Werkplaats
from lemniscaat.vocabulary.api import Rung


class HandoverQuerySet(AuditedQuerySet):
    def public(self) -> "HandoverQuerySet":
        """Those open to everyone: not of a question that is not, or no longer, on the website."""
        hidden = Journey.objects.filter(subject_kind="question", is_public=False).values("subject_uuid")
        return self.filter(is_public=True).exclude(question_uuid__in=hidden)

    def visible_to(self, actor: Actor) -> "HandoverQuerySet":
        """Its two sides see a handover; everyone sees that of a public journey."""
        if actor.is_system or actor.has_national(Role.SECRETARIAT):
            return self
        if not actor.grants:
            return self.public()
        return self.filter(
            models.Q(pk__in=self.public().values("pk"))
            | models.Q(werkplaats__in=actor.werkplaats_ids())
            | models.Q(to_werkplaats__in=actor.werkplaats_ids())
            | models.Q(to_organisation__in=actor.organisation_ids())
        )


class Handover(AuditedModel):
    """Overdracht: an offer across the middle, to a national partner or another werkplaats, and back.

    `became` is what it was returned with; `received_at` is when the werkplaats took that note.
    """

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="handovers"
    )
    question_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    subject_kind = models.CharField(max_length=40)
    subject_uuid = models.UUIDField()
    subject_label = models.CharField(max_length=300)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(
        "network.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    to_werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=10, choices=HandoverState.choices, default=HandoverState.OFFERED)
    hope = models.TextField(_("what you hope for"))
    offered_at = models.DateTimeField(default=clock.now)
    deadline = models.DateField(_("answer before"))
    answered_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    became = models.TextField(_("what it became"), blank=True)
    rung = models.PositiveSmallIntegerField(_("verdict"), choices=Rung.choices, null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField(default=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        ordering = ["-offered_at", "-id"]
        indexes = [models.Index(fields=["subject_kind", "subject_uuid"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_organisation=None) ^ models.Q(to_werkplaats=None),
                name="handed_to_one_side",
            )
        ]

    def __str__(self) -> str:
        return self.subject_label

    @property
    def to(self) -> Organisation | Werkplaats | None:
        """Who it was handed to: a partner or a werkplaats."""
        return self.to_organisation or self.to_werkplaats
