from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.kernel import clock, ids
from lemniscaat.learning.enums import CircleState, Joining
from lemniscaat.network.api import AuditedModel, AuditedQuerySet, Role

INSIDE = frozenset({Role.COORDINATOR, Role.MEMBER, Role.EDITOR})
"""Who, in a circle's werkplaats, reads what is said in it, and when and where it comes together (rule 4);
beside its members, wherever they are."""


class Circle(AuditedModel):
    """Leerkring, leeratelier, IWP …: one model, with the region's own label. That it exists, and its
    question, is open to all; what is said in it, `hand_over` and `taken_by` too, is not."""

    audit_private = frozenset({"hand_over", "taken_by"})

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
    taken_by = models.CharField(_("who takes it over"), max_length=200, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    is_invented = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("circle")
        verbose_name_plural = _("circles")
        ordering = ["-since", "name"]

    def __str__(self) -> str:
        return self.name
