"""A dossier: what it is called, and its parts with the words between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from lemniscaat.knowledge.models import Dossier, DossierEntry
from lemniscaat.network.api import Role, own_werkplaatsen
from lemniscaat.ui.forms import Form, say_what_to_do
from lemniscaat.ui.screened import ScreenedInBackOffice

FIELDS = ["title", "lead", "issue"]


class DossierForm(ScreenedInBackOffice, WagtailAdminModelForm):
    """A dossier that is there; to which werkplaats it belongs does not change."""

    screened = ("title", "lead")

    class Meta:
        model = Dossier
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].help_text = _(
            "For whom it is and what one finds, in two or three plain sentences."
        )
        self.fields["issue"].label = _("Issue")
        self.fields["issue"].help_text = _("Publishing it then counts as telling about this issue.")
        say_what_to_do(self)


class NewDossierForm(DossierForm):
    """A new one, in a werkplaats of one's own; national ones are the secretariat's."""

    class Meta(DossierForm.Meta):
        fields = ["werkplaats", *FIELDS]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = self.for_user.actor
        self.fields["werkplaats"].queryset = own_werkplaatsen(actor)
        self.fields["werkplaats"].required = not actor.has_national(Role.SECRETARIAT)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a dossier with its fields."""

    entry: DossierEntry
    fields: list[BoundField]


class PartsForm(ScreenedInBackOffice, Form):
    """All parts of one dossier; what is typed is kept whichever button is pressed."""

    q = forms.CharField(
        label=gettext_lazy("Words from a title"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Of your own werkplaats, of another or national: all that is published."),
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = list(dossier.entries.select_related("item__kind", "item__werkplaats"))
        for entry in self.entries:
            self.fields[f"heading-{entry.uuid}"] = forms.CharField(
                label=_("Heading"), max_length=200, required=False, initial=entry.heading
            )
            self.fields[f"words-{entry.uuid}"] = forms.CharField(
                label=_("Your words"),
                required=False,
                initial=entry.words,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def words(self) -> list[str]:
        """All headings and words."""
        return [name for name in self.fields if name.startswith(("heading-", "words-"))]

    def parts(self) -> Iterator[Part]:
        """Each part with its own fields."""
        for entry in self.entries:
            yield Part(entry, [self[f"heading-{entry.uuid}"], self[f"words-{entry.uuid}"]])
