from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.knowledge.enums import LinkSeen
from lemniscaat.knowledge.models.item import Item


class LinkCheck(models.Model):
    """How a link of an item answered. Nobody's act: it can be asked again. It goes by the address, for the
    rows of links are made anew whenever an item is revised; `digest` is that of the address.

    `seen_at` is when it last answered well, `failing_since` when it first did not since, `fails` how often,
    `host` where it leads, asked one at a time.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="link_checks")
    url = models.URLField(_("address"), max_length=1000)
    digest = models.CharField(max_length=64)
    host = models.CharField(max_length=255)
    seen = models.CharField(max_length=10, choices=LinkSeen.choices, blank=True)
    status = models.PositiveSmallIntegerField(null=True)
    fails = models.PositiveSmallIntegerField(default=0)
    is_dead = models.BooleanField(default=False)
    asked_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)
    next_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "digest"], name="one_check_an_address")]
        indexes = [
            models.Index(fields=["item"], condition=models.Q(is_dead=True), name="dead_links"),
            models.Index(fields=["host"], name="links_by_host"),
        ]

    def __str__(self) -> str:
        return f"{self.url} {self.seen}"
