from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import CircleState, Joining
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet, Role

INSIDE = frozenset({Role.COORDINATOR, Role.MEMBER, Role.EDITOR})
"""Who, in a circle's werkplaats, reads what is said in it, and when and where it comes together (rule 4)."""


class Circle(AuditedModel):
    """Leerkring, leeratelier, IWP …: one model, with the region's own label. That it exists, and its
    question, is open to all; what is said in it, `hand_over` too, is not."""

    audit_private = frozenset({"hand_over"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    name = models.CharField(_("name"), max_length=200)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    label = models.CharField(_("the region's own word"), max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=CircleState.choices, default=CircleState.FORMING)
    joining = models.CharField(
        _("joining"), max_length=12, choices=Joining.choices, default=Joining.ON_REQUEST
    )
    purpose = models.TextField(_("purpose"))
    question_text = models.TextField(_("the question it works on"), blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(pgettext_lazy("period", "until"), null=True, blank=True)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    questions = models.ManyToManyField("agenda.Question", blank=True, related_name="+")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    hand_over = models.TextField(_("for the next group"), blank=True)
    made_at = models.DateTimeField(default=clock.now)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("circle")
        verbose_name_plural = _("circles")
        ordering = ["-since", "name"]

    def __str__(self) -> str:
        return self.name


class GatheringQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "GatheringQuerySet":
        """Those of the circles of her own werkplaats, and no others (rule 4)."""
        if actor.is_system:
            return self
        return self.filter(circle__werkplaats__in=actor.werkplaats_ids(INSIDE))


class Gathering(AuditedModel):
    """A meeting of a circle: for its own people."""

    audit_private = frozenset({"place", "programme"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="gatherings")
    at = models.DateTimeField(_("when"))
    place = models.CharField(_("where"), max_length=200, blank=True)
    programme = models.TextField(_("programme"), blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.circle} {self.at:%Y-%m-%d}"


class InsightQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "InsightQuerySet":
        """Opened ones; closed ones only to the circle's werkplaats (rule 4)."""
        if actor.is_system:
            return self
        return self.filter(
            models.Q(opened_at__isnull=False) | models.Q(circle__werkplaats__in=actor.werkplaats_ids(INSIDE))
        )

    def closed(self) -> "InsightQuerySet":
        """What the circle has not opened."""
        return self.filter(opened_at__isnull=True)


class Insight(AuditedModel):
    """What a circle found out: situation, what was tried, what happened, what we think. Closed until
    the circle opens it."""

    audit_private = frozenset({"situation", "tried", "happened", "thought"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="insights")
    title = models.CharField(_("title"), max_length=200)
    situation = models.TextField(_("situation"), blank=True)
    tried = models.TextField(_("what we tried"), blank=True)
    happened = models.TextField(_("what happened"), blank=True)
    thought = models.TextField(_("what we think"), blank=True)
    at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = InsightQuerySet.as_manager()

    class Meta:
        verbose_name = _("insight")
        verbose_name_plural = _("insights")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.title
