"""How a list of projects or circles is made shorter."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lemniscaat.learning.enums import CircleState, ProjectState
from lemniscaat.network.api import werkplaatsen
from lemniscaat.ui.forms import Form

LOOKUPS = {"werkplaats": "werkplaats__slug", "stand": "state"}


class _Filter(Form):
    """Its names are those in the address. What nobody knows finds nothing; what is empty lets all through."""

    states: Any

    werkplaats = forms.ChoiceField(label=_("Werkplaats"), required=False)
    stand = forms.ChoiceField(label=_("How it stands"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = [("", _("everything"))]
        regions = werkplaatsen().values_list("slug", "short_name")
        self.fields["werkplaats"].choices = [*everything, *regions]
        self.fields["stand"].choices = [*everything, *self.states.choices]

    @property
    def is_filled(self) -> bool:
        """Whether anything is chosen."""
        return any(self.data.get(name) for name in self.fields)

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `rows` that answer to every choice."""
        if not self.is_valid():
            return rows.none()
        return rows.filter(
            **{lookup: self.cleaned_data[name] for name, lookup in LOOKUPS.items() if self.cleaned_data[name]}
        )


class ProjectFilter(_Filter):
    states = ProjectState


class CircleFilter(_Filter):
    states = CircleState
