from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import Audience, RoundState
from lemniscaat.kernel import clock, ids
from lemniscaat.kernel.addresses import address
from lemniscaat.network.api import DESK_ROLES, Actor, AuditedModel, AuditedQuerySet
from lemniscaat.ui.passages import as_day


class RoundQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "RoundQuerySet":
        """What is being prepared is its desk's; that a round runs, and on what, everyone may know."""
        if actor.is_system:
            return self
        own = Q(werkplaats__in=actor.werkplaats_ids(DESK_ROLES))
        return self.filter(~Q(state=RoundState.DRAFT) | own)


class Round(AuditedModel):
    """Ronde: partners, and everyone if the coordinator says so, divide points over questions and issues.

    `number` counts within the werkplaats. From opening on it changes no more. It is over at
    `closes_at`, also while the worker has not closed it yet; closing counts once and is final.
    """

    named_by = ("uuid", "number", "title", "state", "closes_at", "closed_at")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    werkplaats = models.ForeignKey("network.Werkplaats", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=150)
    question = models.CharField(_("what you ask"), max_length=300)
    points = models.PositiveSmallIntegerField(_("points each has"), default=10)
    audience = models.CharField(
        _("who may weigh"), max_length=10, choices=Audience.choices, default=Audience.PARTNERS
    )
    state = models.CharField(max_length=8, choices=RoundState.choices, default=RoundState.DRAFT)
    made_at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    n_invited = models.PositiveIntegerField(default=0)
    is_invented = models.BooleanField(default=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("priority round")
        verbose_name_plural = _("priority rounds")
        ordering = ["-made_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["werkplaats", "number"], name="one_round_a_number")]

    def __str__(self) -> str:
        return self.title

    @property
    def takes_ballots(self) -> bool:
        """Whether points can be given now."""
        return self.state == RoundState.OPEN and clock.now() < self.closes_at

    @property
    def is_over(self) -> bool:
        """Whether it has had its time, counted or not yet."""
        return self.state != RoundState.DRAFT and not self.takes_ballots

    @property
    def last_day(self) -> date:
        """The last day on which points can be given."""
        return as_day(self.closes_at - timedelta(seconds=1))

    @property
    def is_for_everyone(self) -> bool:
        """Whether one may weigh without an account."""
        return self.audience == Audience.EVERYONE

    @property
    def key(self) -> str:
        """The part of its address that is for people; the werkplaats is read along."""
        return f"{self.werkplaats.slug}/{self.number}"


class Candidate(AuditedModel):
    """A question or an issue that is weighed. Its name is not kept here: what is taken off the website
    or out of a wording is gone here too (rules 2 and 9)."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="candidates")
    question = models.ForeignKey(
        "agenda.Question", null=True, blank=True, on_delete=models.PROTECT, related_name="candidacies"
    )
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=True) ^ Q(issue__isnull=True), name="a_question_or_an_issue"
            ),
            models.UniqueConstraint(fields=["round", "question"], name="one_candidacy_a_question"),
            models.UniqueConstraint(fields=["round", "issue"], name="one_candidacy_an_issue"),
        ]

    def __str__(self) -> str:
        if self.issue is not None:
            return self.issue.title
        if self.is_shown:
            return str(self.question)
        return translated("A question that has been taken off the website")

    @property
    def is_shown(self) -> bool:
        """Whether everyone may read what it is about."""
        return self.question is None or self.question.is_public

    @property
    def kind(self) -> str:
        """The kind of what it is about, as registries call it."""
        return "question" if self.question_id is not None else "issue"

    @property
    def kind_label(self) -> str:
        """The same, in words."""
        return translated("Question") if self.kind == "question" else translated("Issue")

    @property
    def desk_key(self) -> str:
        """The part of a question's address at its desk that is for people; the round is read along."""
        return f"{self.round.werkplaats.slug}/{self.question.number}" if self.question is not None else ""

    @property
    def url(self) -> str:
        """The page of what it is about; "" for what nobody may read."""
        about = self.question or self.issue
        return address(self.kind, about.slug) if about is not None and self.is_shown else ""


class ResultGroup(AuditedModel):
    """Perspectives that are counted together when a round closes; of one group they are shown as one."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="groups")
    perspectives = models.JSONField()
    n_ballots = models.PositiveIntegerField()
    order = models.PositiveSmallIntegerField()

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return f"{self.round}: {', '.join(self.perspectives)}"


class ResultPoints(AuditedModel):
    """What one group gave to one candidate, all its ballots together."""

    group = models.ForeignKey(ResultGroup, on_delete=models.PROTECT, related_name="given")
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="given")
    points = models.PositiveIntegerField()

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "candidate"], name="counted_once_a_candidate")
        ]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.points}"
