from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from lemniscaat.kernel import clock
from lemniscaat.knowledge.enums import Proposes
from lemniscaat.knowledge.models.file import File
from lemniscaat.knowledge.models.item import Item


class Proposed(models.Model):
    """What a file says of its item, or (without one) the register in which its DOI stands. Nobody's act until
    somebody takes it over."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="proposed")
    file = models.ForeignKey(File, null=True, on_delete=models.CASCADE, related_name="proposed")
    field = models.CharField(max_length=20, choices=Proposes.choices)
    value = models.JSONField()
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.field}"

    @property
    def shown(self) -> str:
        """For who decides."""
        if self.field == Proposes.CONTRIBUTORS:
            return "; ".join(str(row["name"]) for row in self.value)
        return str(self.value)

    @property
    def by(self) -> str:
        """Who says so."""
        return self.file.name if self.file else _("the register of the DOI")

    def says_more(self, item: Item) -> bool:
        """Whether something else stands in the item now."""
        if self.field == Proposes.CONTRIBUTORS:
            now: Any = [row.name for row in item.contributors.all()]
            return [row["name"] for row in self.value] != now
        return self.field == Proposes.NOTHING or getattr(item, self.field) != self.value
