from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import PUBLIC_AGENDA_STATES, AgendaState
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import EDIT_ROLES, Actor, AuditedModel, AuditedQuerySet


class AgendaQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "AgendaQuerySet":
        """A draft is its own werkplaats's; from consultation on everyone reads it."""
        if actor.is_system:
            return self
        return self.filter(
            models.Q(state__in=PUBLIC_AGENDA_STATES)
            | models.Q(werkplaats__in=actor.werkplaats_ids(EDIT_ROLES))
        )

    def drafts(self) -> "AgendaQuerySet":
        """What its own werkplaats is still working on."""
        return self.filter(state=AgendaState.DRAFT)


class Agenda(AuditedModel):
    """Kennisagenda: what a werkplaats chooses for one period, adopted by named partners with a date."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("network.Period", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=12, choices=AgendaState.choices, default=AgendaState.DRAFT)
    mission = models.TextField(_("mission"), blank=True)
    made_at = models.DateTimeField(default=clock.now)
    adopted_at = models.DateTimeField(null=True, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name = _("knowledge agenda")
        verbose_name_plural = _("knowledge agendas")
        ordering = ["-period__start_year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["werkplaats", "period", "number"], name="one_agenda_a_version")
        ]

    def __str__(self) -> str:
        return f"{self.werkplaats} {self.period}"


class AgendaItem(AuditedModel):
    """A theme on an agenda, phrased as a question: chosen, or left out with the reason."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="items")
    title = models.CharField(_("as a question"), max_length=300)
    explanation = models.TextField(_("explanation"), blank=True)
    is_chosen = models.BooleanField(_("chosen"), default=True)
    reason = models.TextField(_("why chosen or left out"), blank=True)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    theme = models.ForeignKey(
        "vocabulary.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    questions = models.ManyToManyField("agenda.Question", blank=True, related_name="agenda_items")
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class Adoption(AuditedModel):
    """Who adopted an agenda and when: the lead research group and the lead municipality, by name."""

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="adoptions")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    research_group = models.ForeignKey(
        "network.ResearchGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.research_group or self.organisation}"
