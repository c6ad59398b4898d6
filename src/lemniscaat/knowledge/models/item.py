from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, UNPUBLISHED_ITEM_STATES, ItemState, Licence, Part
from lemniscaat.network.api import EDIT_ROLES, Actor, AuditedModel, AuditedQuerySet, Role
from lemniscaat.vocabulary.api import Rung, SourceKind


def _edits(actor: Actor) -> models.Q:
    national = models.Q(werkplaats=None) if actor.has_national(Role.SECRETARIAT) else models.Q(pk=None)
    teaches = actor.werkplaats_ids(frozenset({Role.TEACHER}))
    return (
        models.Q(werkplaats__in=actor.werkplaats_ids(EDIT_ROLES))
        | models.Q(made_by=actor.user, werkplaats__in=teaches)
        | national
    )


class ItemQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "ItemQuerySet":
        """What is published, and what those who edit in its werkplaats are working on; a teacher works on
        what she began there herself."""
        if actor.is_system:
            return self
        return self.filter(models.Q(state__in=PUBLIC_ITEM_STATES) | _edits(actor))

    def edited_by(self, actor: Actor) -> "ItemQuerySet":
        """What is hers and her colleagues' to work on, in every state."""
        return self if actor.is_system else self.filter(_edits(actor))

    def public(self) -> "ItemQuerySet":
        """What everyone may read."""
        return self.filter(state__in=PUBLIC_ITEM_STATES)

    def by_key(self) -> "ItemQuerySet":
        """The same, for whoever names the rows she wants or goes through all in the order of their keys.
        SQLite keeps no statistics and takes one state for rarer than twenty uuids: it would walk through
        everything that is published."""
        return Item.objects.filter(models.Exists(self.filter(pk=models.OuterRef("pk"))))

    def merged_with(self, item: "Item") -> "ItemQuerySet":
        """An item and those that were merged with it: what points at any of them points at it."""
        return self.filter(models.Q(pk=item.pk) | models.Q(superseded_by=item))

    def unpublished(self) -> "ItemQuerySet":
        """What is still being worked on."""
        return self.filter(state__in=UNPUBLISHED_ITEM_STATES)


class Item(AuditedModel):
    """Kennisproduct: anything that carries knowledge. Without a werkplaats it is national.

    `rung` belongs to an approach only (a kind with `is_approach`), `rung_reason` names what it
    rests on. `source` is where the facts about a real publication come from. `part_of` is the journal
    or book it appeared in, with `volume`, `issue_number` and `pages` there.

    Merged with another, `superseded_by` is where its addresses lead; one that others lead to leads nowhere.

    `revises` makes it a working copy: the next version of what is published, closed as any draft, gone when
    it is published (`actions.versions`). With `publish_on` it was reviewed and opens by itself on that day.
    """

    named_by = ("uuid", "slug", "title", "state")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    title = models.CharField(_("title"), max_length=300)
    kind = models.ForeignKey("vocabulary.Kind", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=ItemState.choices, default=ItemState.DRAFT)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    publisher = models.CharField(_("publisher"), max_length=250, blank=True)
    plain_summary = models.TextField(_("in plain words"), blank=True)
    abstract = models.TextField(_("what it says"), blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=5, default="nl")
    licence = models.CharField(_("licence"), max_length=20, choices=Licence.choices, blank=True)
    doi = models.CharField("DOI", max_length=200, blank=True)
    handle = models.CharField("Handle", max_length=200, blank=True)
    isbn = models.CharField("ISBN", max_length=20, blank=True)
    part_of = models.CharField(_("appeared in"), max_length=300, blank=True)
    volume = models.CharField(_("volume"), max_length=20, blank=True)
    issue_number = models.CharField(_("number of the issue"), max_length=20, blank=True)
    pages = models.CharField(_("pages"), max_length=40, blank=True)
    themes = models.ManyToManyField(
        "vocabulary.Theme", blank=True, related_name="+", verbose_name=_("themes")
    )
    audiences = models.ManyToManyField(
        "vocabulary.Audience", blank=True, related_name="+", verbose_name=_("for whom")
    )
    four_os = models.ManyToManyField("vocabulary.FourO", blank=True, related_name="+", verbose_name=_("O's"))
    issues = models.ManyToManyField(
        "circulation.Issue", blank=True, related_name="+", verbose_name=_("issues")
    )
    source_kinds = models.JSONField(_("rests on"), default=list, blank=True)
    rung = models.PositiveSmallIntegerField(_("rung"), choices=Rung.choices, null=True, blank=True)
    rung_reason = models.TextField(_("what the rung rests on"), blank=True)
    superseded_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_reason = models.CharField(_("why they are the same"), max_length=300, blank=True)
    revises = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="next_version"
    )
    made_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    publish_on = models.DateField(_("opens on"), null=True, blank=True)
    publish_note = models.CharField(max_length=500, blank=True)
    review_on = models.DateField(_("look at again on"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)
    source = models.CharField(_("where the facts come from"), max_length=500, blank=True)
    is_invented = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("knowledge product")
        verbose_name_plural = _("knowledge products")
        ordering = ["-published_at", "-id"]
        indexes = [
            models.Index(fields=["state", "-published_at"]),
            models.Index(
                fields=["werkplaats", "review_on"],
                condition=models.Q(state=ItemState.PUBLISHED, review_on__isnull=False),
                name="items_to_review",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def now(self) -> "Item":
        """Itself, or that with which it was merged."""
        return self.superseded_by or self

    def source_labels(self) -> list[str]:
        """What it rests on, in words: practice, experience, science."""
        return [str(SourceKind(code).label) for code in self.source_kinds]


class Contributor(AuditedModel):
    """A person or body that made an item, in the order of the title page. `family` is the part of a name
    under which it is filed, where the name alone does not tell."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="contributors")
    name = models.CharField(_("name"), max_length=200)
    family = models.CharField(_("filed under"), max_length=120, blank=True)
    is_body = models.BooleanField(_("an organisation"), default=False)
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.AUTHOR)
    orcid = models.CharField("ORCID", max_length=19, blank=True)
    ror = models.CharField("ROR", max_length=9, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class Link(AuditedModel):
    """Where an item can be taken from."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links")
    url = models.URLField(_("address"), max_length=1000)
    label = models.CharField(_("what stands there"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.label or self.url
