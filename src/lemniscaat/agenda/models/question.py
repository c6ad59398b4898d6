from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.agenda.enums import (
    ASIDE_STATES,
    DESKS_NOTES,
    Act,
    Agreed,
    Agreement,
    Hold,
    Origin,
    QuestionState,
)
from lemniscaat.kernel import clock, ids
from lemniscaat.network.api import Actor, AuditedModel, AuditedQuerySet, Perspective, Role


class QuestionQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "QuestionQuerySet":
        """Published ones; unpublished only to their asker and their own desk (rule 2); those that did not
        come in to their asker alone. The desk has a list of its own for these."""
        if actor.is_system:
            return self
        national = models.Q(werkplaats=None) if actor.has_national(Role.SECRETARIAT) else models.Q(pk=None)
        at_desk = models.Q(werkplaats__in=actor.werkplaats_ids(frozenset({Role.COORDINATOR}))) | national
        return self.filter(
            models.Q(published_at__isnull=False)
            | models.Q(uuid__in=actor.asks)
            | (at_desk & ~models.Q(state__in=ASIDE_STATES))
        )

    def public(self) -> "QuestionQuerySet":
        """What everyone may read."""
        return self.filter(published_at__isnull=False)

    def unpublished(self) -> "QuestionQuerySet":
        """What lies at a desk and is not on the website; what did not come in is in no index."""
        return self.filter(published_at__isnull=True).exclude(state__in=ASIDE_STATES)


class Question(AuditedModel):
    """Praktijkvraag: what someone runs into. The original words never change (rule 1).

    `wording` is the settled wording in force; its history stands in `Wording`. Without a
    werkplaats it lies at the national desk. Public from `published_at` with the settled wording;
    the original words from `revealed_at`, a separate act. `token_hash` knows the asker's secret
    address without being able to make it. `revision` counts acts, so that of two at once one wins;
    `form_key` makes a form sent twice one question. `proposed` are the words that lie between desk
    and asker, in the state `agreement`. `asker_spoke_at` stands until the desk answers what she said.
    """

    audit_private = frozenset(
        {"original", "why", "tried", "token_hash", "proposed", "role", "municipality_id"}
    )

    named_by = ("uuid", "slug", "number", "wording", "state", "published_at")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    number = models.CharField(max_length=20, unique=True)
    slug = models.SlugField(max_length=140, unique=True, null=True)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    municipality = models.ForeignKey(
        "network.Municipality", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(max_length=12, choices=QuestionState.choices, default=QuestionState.RECEIVED)
    held_for = models.CharField(max_length=10, choices=Hold.choices, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.SITE)
    original = models.TextField(_("in your own words"))
    why = models.TextField(_("why it matters"), blank=True)
    tried = models.TextField(_("what you have tried"), blank=True)
    perspective = models.CharField(max_length=20, choices=Perspective.choices, blank=True)
    role = models.CharField(_("who asks"), max_length=120, blank=True)
    wording = models.TextField(_("settled wording"), blank=True)
    proposed = models.TextField(_("proposed wording"), blank=True)
    agreement = models.CharField(max_length=10, choices=Agreement.choices, default=Agreement.NOTHING)
    asker_spoke_at = models.DateTimeField(null=True, blank=True)
    short_answer = models.TextField(_("short answer"), blank=True)
    reason = models.TextField(_("reason"), blank=True)
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    themes = models.ManyToManyField("vocabulary.Theme", blank=True, related_name="+")
    received_at = models.DateTimeField(default=clock.now)
    due_on = models.DateField()
    published_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    revision = models.PositiveIntegerField(default=0)
    form_key = models.UUIDField(null=True, unique=True)
    source = models.CharField(max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["werkplaats", "state", "due_on"]),
            models.Index(fields=["published_at"]),
        ]

    def __str__(self) -> str:
        return self.wording or self.number

    @property
    def is_public(self) -> bool:
        """Whether everyone may read its settled wording."""
        return self.published_at is not None


class Wording(AuditedModel):
    """One settled wording, with who settled it, why, and who agreed; undone ones stay in the record."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="wordings")
    text = models.TextField()
    note = models.TextField(blank=True)
    agreed = models.CharField(max_length=10, choices=Agreed.choices, blank=True)
    by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.text[:80]


class QuestionLink(AuditedModel):
    """That an item helps with a question, put there by the desk."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="links")
    item = models.ForeignKey("knowledge.Item", on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    at = models.DateTimeField(default=clock.now)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "item"], condition=models.Q(undone_at=None), name="linked_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question} – {self.item}"


class QuestionEvent(AuditedModel):
    """What happened to a question, in the order it happened: its thread.

    `subject_*` names what an act was about. `is_internal` keeps the line on the desk. An undone act
    stays on the desk's list and leaves the public thread. `before` is what undoing puts back.
    """

    audit_private = frozenset({"note", "before"})

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="events")
    act = models.CharField(max_length=12, choices=Act.choices)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey("network.User", null=True, on_delete=models.SET_NULL, related_name="+")
    note = models.TextField(blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_uuid = models.UUIDField(null=True)
    subject_label = models.CharField(max_length=300, blank=True)
    is_internal = models.BooleanField(default=False)
    before = models.JSONField(default=dict, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return self.get_act_display()

    @property
    def told_note(self) -> str:
        """What others than the desk read with it."""
        return "" if self.act in DESKS_NOTES else self.note
