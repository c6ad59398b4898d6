"""How the list of knowledge is made shorter."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lemniscaat.circulation.api import issues
from lemniscaat.knowledge.models import Item
from lemniscaat.network.api import werkplaatsen
from lemniscaat.ui.forms import Form
from lemniscaat.vocabulary.api import KindGroup, SourceKind, audiences, themes


class ItemFilter(Form):
    """Its names are those in the address. What nobody knows finds nothing; what is empty lets all through."""

    soort = forms.ChoiceField(label=_("What it is"), required=False)
    thema = forms.ChoiceField(label=_("Theme"), required=False)
    werkplaats = forms.ChoiceField(label=_("Werkplaats"), required=False)
    voor = forms.ChoiceField(label=_("For whom"), required=False)
    bron = forms.ChoiceField(label=pgettext_lazy("form", "Rests on"), required=False)
    kwestie = forms.ChoiceField(label=_("Issue"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = {
            "soort": KindGroup.choices,
            "thema": themes().values_list("slug", "pref_label"),
            "werkplaats": werkplaatsen().values_list("slug", "short_name"),
            "voor": audiences().values_list("code", "label"),
            "bron": SourceKind.choices,
            "kwestie": issues().prefetch_related(None).values_list("slug", "title"),
        }
        for name, choices in options.items():
            self.fields[name].choices = [("", _("everything")), *choices]

    @property
    def is_filled(self) -> bool:
        """Whether anything is chosen."""
        return any(self.data.get(name) for name in self.fields)

    def narrow(self, items: QuerySet[Item]) -> QuerySet[Item]:
        """Those of `items` that answer to every choice."""
        if not self.is_valid():
            return items.none()
        chosen = self.cleaned_data
        found = items
        for name, lookup in LOOKUPS.items():
            if chosen[name]:
                found = found.filter(**{lookup: chosen[name]})
        return found.distinct() if chosen["thema"] or chosen["voor"] or chosen["kwestie"] else found


LOOKUPS = {
    "soort": "kind__group",
    "thema": "themes__slug",
    "werkplaats": "werkplaats__slug",
    "voor": "audiences__code",
    "bron": "source_kinds__icontains",
    "kwestie": "issues__slug",
}
"""`source_kinds` is a short list of codes kept as JSON; SQLite cannot look inside otherwise."""
