"""Which one an item is the same as."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.knowledge.enums import PUBLIC_ITEM_STATES
from lemniscaat.knowledge.models import Item
from lemniscaat.knowledge.queries import item_at
from lemniscaat.knowledge.queries.duplicates import duplicates_of
from lemniscaat.network.api import Actor
from lemniscaat.ui.screened import ScreenedInBackOffice


class MergeForm(ScreenedInBackOffice, forms.Form):
    """One of those that look like it, or another by its address; and how one sees it."""

    screened = ("why",)

    into = forms.ChoiceField(
        label=gettext_lazy("It is the same as"), widget=forms.RadioSelect, required=False
    )
    address = forms.CharField(
        label=gettext_lazy("Or the address of another"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Copied from the page of the other."),
    )
    why = forms.CharField(
        label=gettext_lazy("How do you see that?"),
        max_length=300,
        help_text=gettext_lazy("For colleagues who wonder later. It can be undone."),
    )

    def __init__(self, *args: Any, item: Item, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        found = [each.item for each in duplicates_of(actor, item)]
        self.likely = {each.slug: each for each in found if each.state in PUBLIC_ITEM_STATES}
        self.fields["into"].choices = [(slug, called(each)) for slug, each in self.likely.items()]

    def clean(self) -> dict[str, Any]:
        """The other, whichever way it was told."""
        fields: dict[str, Any] = super().clean() or {}
        typed = fields.pop("address", "").partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
        chosen = self.likely.get(fields.get("into", "")) if not typed else item_at(self.actor, typed)
        if chosen is None:
            raise forms.ValidationError(_("Choose the one that it is the same as, or give its address."))
        return fields | {"into": chosen}


def called(item: Item) -> str:
    """Enough to tell it from others."""
    told = [item.kind.label, str(item.werkplaats or _("National")), str(item.year or "")]
    return f"{item.title} ({', '.join(part for part in told if part)})"
