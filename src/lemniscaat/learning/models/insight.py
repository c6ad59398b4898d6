from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import OpeningState
from lemniscaat.learning.models.circle import Circle
from lemniscaat.learning.models.membership import Membership, of_insiders
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet

WORDS = ("title", "situation", "tried", "happened", "thought")
"""The fields of an insight that hold what was found out."""


class InsightQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "InsightQuerySet":
        """Opened ones; closed ones only to the circle's insiders (rule 4)."""
        if actor.is_system:
            return self
        return self.filter(models.Q(opened_at__isnull=False) | of_insiders(actor, "circle"))

    def closed(self) -> "InsightQuerySet":
        """What the circle has not opened."""
        return self.filter(opened_at__isnull=True)


class Insight(AuditedModel):
    """What a circle found out: situation, what was tried, what happened, what we think. Closed until
    the circle opens it: while it is open it holds the words that were agreed to (`Opening`)."""

    audit_private = frozenset(WORDS)

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="insights")
    title = models.CharField(_("title"), max_length=200)
    situation = models.TextField(_("situation"), blank=True)
    tried = models.TextField(_("what we tried"), blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    thought = models.TextField(_("what we think"), blank=True)
    by = models.ForeignKey("network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = InsightQuerySet.as_manager()

    class Meta:
        verbose_name = _("insight")
        verbose_name_plural = _("insights")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.title


class OpeningQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "OpeningQuerySet":
        """To the circle's insiders, and to who is asked; of an opened insight everyone reads the insight."""
        if actor.is_system:
            return self
        seen = of_insiders(actor, "insight__circle")
        if actor.user is not None:
            asked = Consent.objects.filter(membership__user=actor.user)
            seen |= models.Q(pk__in=asked.values("opening"))
        return self.filter(seen)


class Opening(AuditedModel):
    """One try to show an insight to everyone: `words` are what would stand there, with names replaced, and
    what each who is named says yes or no to. While it is open the insight itself holds these words, and
    `original`
    those it had: nobody outside is ever handed a row with a name in it."""

    audit_private = frozenset({"words", "original"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    insight = models.ForeignKey(Insight, on_delete=models.PROTECT, related_name="openings")
    state = models.CharField(max_length=10, choices=OpeningState.choices, default=OpeningState.ASKED)
    words = models.JSONField(default=dict)
    original = models.JSONField(default=dict, blank=True)
    asked_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("opening of an insight")
        verbose_name_plural = _("openings of insights")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["insight"],
                condition=models.Q(state__in=["asked", "open"]),
                name="one_opening_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return str(self.words.get("title", ""))


class Consent(AuditedModel):
    """What one who is named in an insight says to its opening. Silence is no yes."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    opening = models.ForeignKey(Opening, on_delete=models.PROTECT, related_name="consents")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField(null=True, default=None)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["opening", "membership"], name="one_consent_a_person")]

    def __str__(self) -> str:
        return f"{self.membership}: {self.agrees}"
