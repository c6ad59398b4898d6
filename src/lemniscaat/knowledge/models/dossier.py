from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.kernel import clock, ids
from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES, DossierState, ItemState
from lemniscaat.knowledge.models.item import Item
from lemniscaat.network.api import EDIT_ROLES, Actor, AuditedModel, AuditedQuerySet, Role


class DossierQuerySet(AuditedQuerySet):
    def visible_to(self, actor: Actor) -> "DossierQuerySet":
        """What is published, and what those who edit in its werkplaats are working on."""
        if actor.is_system:
            return self
        national = models.Q(werkplaats=None) if actor.has_national(Role.SECRETARIAT) else models.Q(pk=None)
        return self.filter(
            models.Q(state=DossierState.PUBLISHED)
            | models.Q(werkplaats__in=actor.werkplaats_ids(EDIT_ROLES))
            | national
        )

    def public(self) -> "DossierQuerySet":
        """What everyone may read."""
        return self.filter(state=DossierState.PUBLISHED)

    def unpublished(self) -> "DossierQuerySet":
        """What is being put together, for the first time or anew."""
        return self.filter(state__in=[DossierState.DRAFT, DossierState.IN_REVIEW])


class Dossier(AuditedModel):
    """Knowledge chosen and put in order by an editor, with her own words between. Without a werkplaats it is
    national. `publications` counts how often it went out."""

    named_by = ("uuid", "slug", "title", "state")

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    slug = models.SlugField(max_length=140, unique=True)
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("what one finds here"), blank=True)
    state = models.CharField(max_length=12, choices=DossierState.choices, default=DossierState.DRAFT)
    werkplaats = models.ForeignKey(
        "network.Werkplaats", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    issue = models.ForeignKey(
        "circulation.Issue", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True, blank=True)
    publications = models.PositiveSmallIntegerField(default=0)
    reviewed_by = models.ForeignKey(
        "network.User", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_reason = models.TextField(_("why withdrawn"), blank=True)
    is_invented = models.BooleanField(default=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        ordering = ["-published_at", "-id"]
        indexes = [models.Index(fields=["state", "-published_at"])]

    def __str__(self) -> str:
        return self.title


class DossierEntry(AuditedModel):
    """A step in a dossier: the editor's words, the item they lead to, or both."""

    uuid = models.UUIDField(default=ids.new_uuid, unique=True, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="entries")
    order = models.PositiveSmallIntegerField(default=0)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    words = models.TextField(_("your words"), blank=True)
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = AuditedQuerySet.as_manager()

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.heading or (self.item.title if self.item else self.words[:60])

    @property
    def stands(self) -> bool:
        """Whether its item can be read, or that with which it was merged; what was withdrawn keeps its place
        and says so."""
        return self.now is not None and self.now.state in PUBLIC_ITEM_STATES

    @property
    def now(self) -> Item | None:
        """Its item, or that with which it was merged."""
        return self.item and self.item.now

    @property
    def is_withdrawn(self) -> bool:
        """Whether its item was taken back after it was chosen."""
        return self.now is not None and self.now.state == ItemState.WITHDRAWN
