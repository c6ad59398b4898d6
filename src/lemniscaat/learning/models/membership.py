from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import CircleRole, MemberState
from lemniscaat.learning.models.circle import INSIDE, Circle
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet


def of_insiders(actor: Actor, circle: str = "") -> models.Q:
    """Rows of circles whose insider this is: one of `INSIDE` in the circle's werkplaats, or a member.
    `circle` is the way from the rows to the circle. It costs no query of its own."""
    way = f"{circle}__" if circle else ""
    found = models.Q(**{f"{way}werkplaats__in": actor.werkplaats_ids(INSIDE)})
    if actor.user is None:
        return found
    hers = Membership.objects.filter(user=actor.user, state=MemberState.IN)
    return found | models.Q(**{f"{way}pk__in": hers.values("circle")})


class MembershipQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "MembershipQuerySet":
        """Those of the circles whose insider she is, and her own."""
        if actor.is_system:
            return self
        seen = of_insiders(actor, "circle")
        return self.filter(seen | models.Q(user=actor.user) if actor.user else seen)


class Membership(AuditedModel):
    """Somebody's part in a circle, from asking for it to leaving: one row, however often she comes and goes.
    Who takes part is known inside the circle alone. `word` is what she wrote when she asked."""

    audit_private = frozenset({"word"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey("network.User", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(
        _("takes part as"), max_length=12, choices=CircleRole.choices, default=CircleRole.MEMBER
    )
    state = models.CharField(max_length=12, choices=MemberState.choices, default=MemberState.ASKED)
    word = models.TextField(_("why she wants to take part"), blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a circle")
        verbose_name_plural = _("members of circles")
        ordering = ["user__name", "id"]
        constraints = [models.UniqueConstraint(fields=["circle", "user"], name="one_membership_a_person")]

    def __str__(self) -> str:
        return f"{self.user}: {self.circle}"
