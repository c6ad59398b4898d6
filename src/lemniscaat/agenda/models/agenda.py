from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import OPEN_AGENDA_STATES, PUBLIC_AGENDA_STATES, AgendaState
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
    """Kennisagenda: what a werkplaats chooses for one period, adopted by named partners with a date.

    `follows` is the version, or the agenda of an earlier period, that it was begun from. Remarks are taken
    until the end of `remarks_until`. `adopt_by` is the day the werkplaats wants it adopted.
    """

    named_by = ("uuid", "number", "state", "adopted_at", "werkplaats_id", "period_id")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("network.Period", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(max_length=12, choices=AgendaState.choices, default=AgendaState.DRAFT)
    mission = models.TextField(_("mission"), blank=True)
    made_at = models.DateTimeField(default=clock.now)
    follows = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by"
    )
    consulted_at = models.DateTimeField(null=True, blank=True)
    remarks_until = models.DateField(_("last day for remarks"), null=True, blank=True)
    adopt_by = models.DateField(_("to be adopted by"), null=True, blank=True)
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

    @property
    def is_open(self) -> bool:
        """Whether what stands on it can still change."""
        return self.state in OPEN_AGENDA_STATES

    @property
    def takes_remarks(self) -> bool:
        """Whether partners and the public can say something of it now."""
        is_shown = self.state == AgendaState.CONSULTATION
        return is_shown and self.remarks_until is not None and clock.today() <= self.remarks_until

    @property
    def key(self) -> str:
        """The part of its address that is for people, without the version; werkplaats and period are
        read along."""
        return f"{self.werkplaats.slug}/{self.period.slug}"


class AgendaPart(AuditedModel):
    """Something that stands on an agenda. `origin` is the same in every version it was copied to."""

    agenda: Any
    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    origin = models.UUIDField(default=ids.new_uuid, editable=False)
    title = models.CharField(_("title"), max_length=300)
    explanation = models.TextField(_("explanation"), blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.title


class AgendaItem(AgendaPart):
    """A theme on an agenda, phrased as a question: chosen, or left out with the reason.

    `questions` are those from practice that it came from or that were placed under it; `candidate` is how
    it was weighed in a round. `theme` and `issue` are the network's, so they link it to the national ones.
    """

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="items")
    is_chosen = models.BooleanField(_("chosen"), default=True)
    reason = models.TextField(_("why chosen or left out"), blank=True)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    theme = models.ForeignKey(
        "vocabulary.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    questions = models.ManyToManyField("agenda.Question", blank=True, related_name="agenda_items")
    candidate = models.ForeignKey(
        "agenda.Candidate", null=True, blank=True, on_delete=models.PROTECT, related_name="agenda_items"
    )

    class Meta(AgendaPart.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.UniqueConstraint(fields=["agenda", "origin"], name="one_item_an_origin"),
        ]


class CrossCuttingTheme(AgendaPart):
    """Doorsnijdend thema: a line that returns in every programme."""

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="lines")

    class Meta(AgendaPart.Meta):
        verbose_name = _("cross-cutting line")
        verbose_name_plural = _("cross-cutting lines")
        constraints = [models.UniqueConstraint(fields=["agenda", "origin"], name="one_line_an_origin")]


class Programme(AgendaPart):
    """Programma: a part of the joint work programme, with the themes it works on, from–until."""

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="programmes")
    items = models.ManyToManyField(AgendaItem, blank=True, related_name="programmes")
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta(AgendaPart.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [models.UniqueConstraint(fields=["agenda", "origin"], name="one_programme_an_origin")]


class Adoption(AuditedModel):
    """Who adopted an agenda and when: the lead research group and the lead municipality, by name.

    Said by a lead itself, or typed in by the coordinator. Until both are there the agenda is in consultation.
    """

    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="adoptions")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    research_group = models.ForeignKey(
        "network.ResearchGroup", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    on = models.DateField()
    is_own = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.research_group or self.organisation}"


class Endorsement(AuditedModel):
    """A partner that stands behind an adopted agenda, said by itself or typed in by the coordinator."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    agenda = models.ForeignKey(Agenda, on_delete=models.PROTECT, related_name="endorsements")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    is_own = models.BooleanField(default=False)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agenda", "organisation"], name="one_endorsement_an_organisation")
        ]

    def __str__(self) -> str:
        return str(self.organisation)
